/// The contact form's job as one would write it without further thought: parse, validate, one
/// transaction of five puts, 202.
@NullMarked
package fi.samtycke.bench.peers;

import org.jspecify.annotations.NullMarked;
