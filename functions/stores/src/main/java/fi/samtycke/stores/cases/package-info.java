/// Requests of data subjects.
@NullMarked
package fi.samtycke.stores.cases;

import org.jspecify.annotations.NullMarked;
