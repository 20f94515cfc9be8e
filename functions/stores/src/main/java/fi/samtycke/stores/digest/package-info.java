/// Keyed digests and their keys.
@NullMarked
package fi.samtycke.stores.digest;

import org.jspecify.annotations.NullMarked;
