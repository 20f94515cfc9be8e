/// Starts of the deployed packages.
package fi.samtycke.image;
