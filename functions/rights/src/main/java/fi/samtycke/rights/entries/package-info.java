/// Holds and disclosures of an entry.
@NullMarked
package fi.samtycke.rights.entries;

import org.jspecify.annotations.NullMarked;
