/// What the functions cost, held to what is written of it.
package fi.samtycke.bench;
