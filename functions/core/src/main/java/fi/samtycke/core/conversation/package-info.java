/// What visitors write.
@NullMarked
package fi.samtycke.core.conversation;

import org.jspecify.annotations.NullMarked;
