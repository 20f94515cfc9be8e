/// The change log: who did what to which entry when, and how nobody alters it unseen.
@NullMarked
package fi.samtycke.core.change;

import org.jspecify.annotations.NullMarked;
