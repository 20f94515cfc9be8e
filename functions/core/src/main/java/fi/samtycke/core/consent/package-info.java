/// What a person agreed to, and the proof of it.
@NullMarked
package fi.samtycke.core.consent;

import org.jspecify.annotations.NullMarked;
