/// What proves that the system did its work: seals, receipts, verification, digest keys.
@NullMarked
package fi.samtycke.evidence;

import org.jspecify.annotations.NullMarked;
