/// What comes in over HTTP, read and checked.
@NullMarked
package fi.samtycke.web.input;

import org.jspecify.annotations.NullMarked;
