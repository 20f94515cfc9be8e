/// The registers, for people who are signed in.
@NullMarked
package fi.samtycke.registers;

import org.jspecify.annotations.NullMarked;
