/// The extract of everything held on a person: collected across the tables, set as a PDF and as
/// JSON.
@NullMarked
package fi.samtycke.extracts;

import org.jspecify.annotations.NullMarked;
