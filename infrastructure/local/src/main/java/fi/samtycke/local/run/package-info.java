/// Runs functions as Lambda does: through bytes, later and again, on schedules; and the clock.
@NullMarked
package fi.samtycke.local.run;

import org.jspecify.annotations.NullMarked;
