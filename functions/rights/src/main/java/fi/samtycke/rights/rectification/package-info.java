/// Corrections, proposed and decided.
@NullMarked
package fi.samtycke.rights.rectification;

import org.jspecify.annotations.NullMarked;
