/// A new contact waits: asked, reminded, answered or erased.
@NullMarked
package fi.samtycke.core.quarantine;

import org.jspecify.annotations.NullMarked;
