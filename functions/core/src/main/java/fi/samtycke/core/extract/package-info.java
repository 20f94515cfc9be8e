/// What is held on one person, put together for that person (GDPR Art. 15 and 20).
@NullMarked
package fi.samtycke.core.extract;

import org.jspecify.annotations.NullMarked;
