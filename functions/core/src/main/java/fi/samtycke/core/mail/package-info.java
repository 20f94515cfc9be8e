/// What is owed to somebody outside: mails and facts.
@NullMarked
package fi.samtycke.core.mail;

import org.jspecify.annotations.NullMarked;
