/// Schedules and the receipts of their runs.
@NullMarked
package fi.samtycke.core.retention;

import org.jspecify.annotations.NullMarked;
