/// Runs when the product is built, never when it is deployed: reads the controllers' YAML, reports
/// every fault at once, writes the compact form.
@NullMarked
package fi.samtycke.declaration.build;

import org.jspecify.annotations.NullMarked;
