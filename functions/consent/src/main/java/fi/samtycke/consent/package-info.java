/// The pages behind mailed links: a person consents, refuses, or withdraws a consent.
@NullMarked
package fi.samtycke.consent;

import org.jspecify.annotations.NullMarked;
