package fi.samtycke.stores.conversation;

import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// An update of the head of a conversation as it was seen. Condition: its last message, its last
/// change and its state are still the same.
final class ConversationHeadUpdate {
  private static final String SEEN =
      "lastSequence = :seenSequence AND changeSequence = :seenChange AND #state = :seenState";

  private final String table;
  private final ControllerId controller;
  private final Stored seen;
  private final List<String> set = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  ConversationHeadUpdate(String table, ControllerId controller, Stored seen) {
    this.table = table;
    this.controller = controller;
    this.seen = seen;
    names.put("#state", ConversationItems.STATE);
    values.put(":seenSequence", Attributes.number(seen.conversation().lastSequence()));
    values.put(":seenChange", Attributes.number(seen.head().sequence()));
    values.put(":seenState", Attributes.text(seen.conversation().state().value()));
  }

  ConversationHeadUpdate set(String name, AttributeValue value) {
    String placeholder = ":new" + set.size();
    set.add(name + " = " + placeholder);
    values.put(placeholder, value);
    return this;
  }

  ConversationHeadUpdate remove(String name) {
    removed.add(name);
    return this;
  }

  ConversationHeadUpdate nextVersion() {
    return set(ConversationItems.VERSION, Attributes.number(seen.version() + 1));
  }

  ConversationHeadUpdate removeFields() {
    names.put("#fields", ConversationItems.FIELDS);
    return remove("#fields");
  }

  ConversationHeadUpdate told(Told told) {
    if (told.fields().equals(seen.conversation().fields())) {
      return this;
    }
    Map<String, AttributeValue> fields = new HashMap<>();
    told.fields().forEach((name, value) -> fields.put(name, Attributes.text(value)));
    names.put("#fields", ConversationItems.FIELDS);
    told.address()
        .map(digest -> AddressIndex.key(controller, digest))
        .ifPresent(key -> set(AddressIndex.NAME, Attributes.text(key)));
    return set("#fields", AttributeValue.fromM(fields));
  }

  ConversationHeadUpdate chain(ChainHead next) {
    return next.equals(seen.head())
        ? this
        : set(ChainHeads.SEQUENCE, Attributes.number(next.sequence()))
            .set(ChainHeads.HASH, Attributes.text(next.hash()));
  }

  Write item() {
    String remove = removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed);
    String change = set.isEmpty() ? "" : "SET " + String.join(", ", set);
    Update update =
        Update.builder()
            .tableName(table)
            .key(key())
            .updateExpression((change + remove).strip())
            .conditionExpression(SEEN)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build();
    return Write.builder().update(update).build();
  }

  /// Erases it instead, under the same condition.
  Write erasure() {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(key())
            .conditionExpression(SEEN)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build();
    return Write.builder().delete(delete).build();
  }

  private Map<String, AttributeValue> key() {
    return Attributes.key(
        ConversationItems.pk(controller, seen.conversation().id()), ConversationItems.HEAD);
  }
}
