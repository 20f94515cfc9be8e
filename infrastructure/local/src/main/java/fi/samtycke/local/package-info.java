/// The whole application in one JVM, as `template.yaml` describes it.
@NullMarked
package fi.samtycke.local;

import org.jspecify.annotations.NullMarked;
