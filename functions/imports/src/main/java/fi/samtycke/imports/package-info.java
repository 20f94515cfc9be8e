/// What comes in from other systems: the outside chat's webhook.
@NullMarked
package fi.samtycke.imports;

import org.jspecify.annotations.NullMarked;
