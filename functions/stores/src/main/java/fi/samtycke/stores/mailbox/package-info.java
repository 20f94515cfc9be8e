/// Purges of the info mailbox.
@NullMarked
package fi.samtycke.stores.mailbox;

import org.jspecify.annotations.NullMarked;
