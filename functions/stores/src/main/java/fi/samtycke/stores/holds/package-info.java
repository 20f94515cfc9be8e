/// Holds that prevent erasure.
@NullMarked
package fi.samtycke.stores.holds;

import org.jspecify.annotations.NullMarked;
