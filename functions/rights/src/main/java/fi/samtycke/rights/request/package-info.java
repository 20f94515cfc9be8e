/// The person's entrance: a request, its confirmation, its progress.
@NullMarked
package fi.samtycke.rights.request;

import org.jspecify.annotations.NullMarked;
