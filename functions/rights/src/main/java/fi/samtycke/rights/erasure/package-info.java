/// What an erasure takes, decided by staff.
@NullMarked
package fi.samtycke.rights.erasure;

import org.jspecify.annotations.NullMarked;
