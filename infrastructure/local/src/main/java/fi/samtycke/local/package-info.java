/// The whole application in one JVM, wired by the same template that is deployed.
@NullMarked
package fi.samtycke.local;

import org.jspecify.annotations.NullMarked;
