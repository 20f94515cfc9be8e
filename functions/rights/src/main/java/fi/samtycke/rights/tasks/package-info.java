/// Tasks at recipients.
@NullMarked
package fi.samtycke.rights.tasks;

import org.jspecify.annotations.NullMarked;
