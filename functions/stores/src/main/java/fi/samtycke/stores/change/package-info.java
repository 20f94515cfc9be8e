/// The change log and its chain.
@NullMarked
package fi.samtycke.stores.change;

import org.jspecify.annotations.NullMarked;
