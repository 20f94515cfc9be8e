/// What SES reports back.
@NullMarked
package fi.samtycke.mail.feedback;

import org.jspecify.annotations.NullMarked;
