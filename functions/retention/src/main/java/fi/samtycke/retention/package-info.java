/// What runs on a schedule: sweeps, seals, receipts.
@NullMarked
package fi.samtycke.retention;

import org.jspecify.annotations.NullMarked;
