/// The local mail service.
@NullMarked
package fi.samtycke.local.aws.ses;

import org.jspecify.annotations.NullMarked;
