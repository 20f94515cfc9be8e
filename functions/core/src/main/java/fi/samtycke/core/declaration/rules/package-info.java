/// The rules that a controller declares: periods, limits, hours.
@NullMarked
package fi.samtycke.core.declaration.rules;

import org.jspecify.annotations.NullMarked;
