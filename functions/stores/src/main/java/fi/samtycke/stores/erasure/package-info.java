/// Plans of erasures.
@NullMarked
package fi.samtycke.stores.erasure;

import org.jspecify.annotations.NullMarked;
