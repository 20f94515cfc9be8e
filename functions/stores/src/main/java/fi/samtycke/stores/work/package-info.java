/// Units of work: what changes, with its lines in the change log and what is owed for it.
@NullMarked
package fi.samtycke.stores.work;

import org.jspecify.annotations.NullMarked;
