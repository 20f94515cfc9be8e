/// Contacts that wait for their answer.
@NullMarked
package fi.samtycke.stores.quarantine;

import org.jspecify.annotations.NullMarked;
