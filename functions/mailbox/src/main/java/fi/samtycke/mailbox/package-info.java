/// What comes in from other systems, and the purge of the mailbox.
@NullMarked
package fi.samtycke.mailbox;

import org.jspecify.annotations.NullMarked;
