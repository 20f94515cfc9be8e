/// Mails to contacts in quarantine.
@NullMarked
package fi.samtycke.mail.quarantine;

import org.jspecify.annotations.NullMarked;
