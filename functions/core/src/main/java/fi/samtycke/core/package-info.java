/// What every feature of the rules shares: ids, and the mark on personal data.
@NullMarked
package fi.samtycke.core;

import org.jspecify.annotations.NullMarked;
