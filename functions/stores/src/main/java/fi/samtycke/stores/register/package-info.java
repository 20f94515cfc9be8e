/// The customer register.
@NullMarked
package fi.samtycke.stores.register;

import org.jspecify.annotations.NullMarked;
