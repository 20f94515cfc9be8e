/// The chat.
@NullMarked
package fi.samtycke.intake.chat;

import org.jspecify.annotations.NullMarked;
