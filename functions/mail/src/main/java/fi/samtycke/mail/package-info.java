/// The way out: the outbox is dispatched as mail and facts; what became of the mail comes back.
@NullMarked
package fi.samtycke.mail;

import org.jspecify.annotations.NullMarked;
