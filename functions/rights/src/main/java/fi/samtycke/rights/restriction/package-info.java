/// Restriction of an entry.
@NullMarked
package fi.samtycke.rights.restriction;

import org.jspecify.annotations.NullMarked;
