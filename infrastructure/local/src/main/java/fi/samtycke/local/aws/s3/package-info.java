/// The local object store.
@NullMarked
package fi.samtycke.local.aws.s3;

import org.jspecify.annotations.NullMarked;
