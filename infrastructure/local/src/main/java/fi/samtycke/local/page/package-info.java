/// Pages of the local stack, and what they show.
@NullMarked
package fi.samtycke.local.page;

import org.jspecify.annotations.NullMarked;
