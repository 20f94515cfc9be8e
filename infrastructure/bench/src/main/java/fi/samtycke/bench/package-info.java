/// What the functions cost: the world they are measured in, and what they ask of AWS.
@NullMarked
package fi.samtycke.bench;

import org.jspecify.annotations.NullMarked;
