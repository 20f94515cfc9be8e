/// Work at recipients that no system can do by itself.
@NullMarked
package fi.samtycke.stores.tasks;

import org.jspecify.annotations.NullMarked;
