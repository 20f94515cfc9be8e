/// The data subject: addresses, and what one types about oneself.
@NullMarked
package fi.samtycke.core.subject;

import org.jspecify.annotations.NullMarked;
