/// The conversations with visitors, for people who are signed in.
@NullMarked
package fi.samtycke.inbox;

import org.jspecify.annotations.NullMarked;
