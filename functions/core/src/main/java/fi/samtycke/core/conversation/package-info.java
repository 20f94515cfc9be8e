/// What visitors write, and what they are answered.
@NullMarked
package fi.samtycke.core.conversation;

import org.jspecify.annotations.NullMarked;
