/// Mails of cases.
@NullMarked
package fi.samtycke.mail.cases;

import org.jspecify.annotations.NullMarked;
