/// The ledger, and the receipts of scheduled runs.
@NullMarked
package fi.samtycke.stores.evidence;

import org.jspecify.annotations.NullMarked;
