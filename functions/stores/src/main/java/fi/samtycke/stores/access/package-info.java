/// Who may do what, how often, and only once.
@NullMarked
package fi.samtycke.stores.access;

import org.jspecify.annotations.NullMarked;
