/// What is owed to data subjects: the tasks that people must do outside for it.
@NullMarked
package fi.samtycke.rights;

import org.jspecify.annotations.NullMarked;
