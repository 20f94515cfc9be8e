/// Mail that comes in to the address of the controllers: opens requests of data subjects, and does
/// nothing else.
@NullMarked
package fi.samtycke.inbound;

import org.jspecify.annotations.NullMarked;
