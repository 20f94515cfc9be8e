/// The local database, its streams and its time to live.
@NullMarked
package fi.samtycke.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
