/// Messages and chats.
@NullMarked
package fi.samtycke.stores.conversation;

import org.jspecify.annotations.NullMarked;
