/// What was decided to be erased is erased, in every table and in the bucket.
@NullMarked
package fi.samtycke.erasure;

import org.jspecify.annotations.NullMarked;
