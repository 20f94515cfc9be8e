/// What texts claim, and who carries it.
@NullMarked
package fi.samtycke.declaration.build.claims;

import org.jspecify.annotations.NullMarked;
