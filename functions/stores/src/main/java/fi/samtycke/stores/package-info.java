/// DynamoDB: one class per table, the transaction, the outbox, the change log.
@NullMarked
package fi.samtycke.stores;

import org.jspecify.annotations.NullMarked;
