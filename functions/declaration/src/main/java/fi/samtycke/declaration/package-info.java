/// Reads, checks and compacts the controllers' declarations at build time; loads the compact form
/// at run time.
@NullMarked
package fi.samtycke.declaration;

import org.jspecify.annotations.NullMarked;
