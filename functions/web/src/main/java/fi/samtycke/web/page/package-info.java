/// Pages for people.
@NullMarked
package fi.samtycke.web.page;

import org.jspecify.annotations.NullMarked;
