/// DynamoDB's forms: items, keys, reads, writes, transactions, the index of what is due.
@NullMarked
package fi.samtycke.stores.dynamo;

import org.jspecify.annotations.NullMarked;
