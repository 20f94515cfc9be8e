/// The outbox: what is owed, to whom, since when.
@NullMarked
package fi.samtycke.stores.outbox;

import org.jspecify.annotations.NullMarked;
