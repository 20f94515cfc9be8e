/// The staff's desk: cases and their steps.
@NullMarked
package fi.samtycke.rights.desk;

import org.jspecify.annotations.NullMarked;
