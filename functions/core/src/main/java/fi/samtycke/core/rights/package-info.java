/// What is owed to data subjects, and what people must do outside for it.
@NullMarked
package fi.samtycke.core.rights;

import org.jspecify.annotations.NullMarked;
