/// The contact form.
@NullMarked
package fi.samtycke.intake.form;

import org.jspecify.annotations.NullMarked;
