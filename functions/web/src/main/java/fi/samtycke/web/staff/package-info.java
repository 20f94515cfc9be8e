/// Signed-in callers.
@NullMarked
package fi.samtycke.web.staff;

import org.jspecify.annotations.NullMarked;
