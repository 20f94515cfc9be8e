/// The registers, for people who are signed in.
@NullMarked
package fi.samtycke.contacts;

import org.jspecify.annotations.NullMarked;
