/// What the public may post: the contact form.
@NullMarked
package fi.samtycke.intake;

import org.jspecify.annotations.NullMarked;
