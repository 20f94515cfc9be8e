/// What a controller declares, as far as the running system needs it.
@NullMarked
package fi.samtycke.core.declaration;

import org.jspecify.annotations.NullMarked;
