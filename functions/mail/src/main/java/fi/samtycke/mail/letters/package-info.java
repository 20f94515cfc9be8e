/// Mails, and how they look.
@NullMarked
package fi.samtycke.mail.letters;

import org.jspecify.annotations.NullMarked;
