/// How the info mailbox is reached: IMAP, its secrets, its faults.
@NullMarked
package fi.samtycke.mailbox.imap;

import org.jspecify.annotations.NullMarked;
