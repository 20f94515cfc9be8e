/// The HTTP boundary: events, forms, problem documents, languages, page layout.
@NullMarked
package fi.samtycke.web;

import org.jspecify.annotations.NullMarked;
