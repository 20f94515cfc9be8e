/// Dispatch of the outbox.
@NullMarked
package fi.samtycke.mail.outbox;

import org.jspecify.annotations.NullMarked;
