/// The second packaging of the functions: an image, whose Java has learnt in a rehearsal which
/// classes and methods a function needs (JEP 483, 514, 515).
@NullMarked
package fi.samtycke.image;

import org.jspecify.annotations.NullMarked;
