/// What the person's entrance and the staff's desk do alike with a case.
@NullMarked
package fi.samtycke.rights.cases;

import org.jspecify.annotations.NullMarked;
