/// Emptying the mailbox that takes what visitors write.
@NullMarked
package fi.samtycke.core.mailbox;

import org.jspecify.annotations.NullMarked;
