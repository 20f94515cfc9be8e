/// Everything held on one person, across the tables.
@NullMarked
package fi.samtycke.stores.subject;

import org.jspecify.annotations.NullMarked;
