package fi.samtycke.mail.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.platform.AwsClients;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// Puts facts on the firm's bus: what happened to which entry of which controller when, with ids
/// only (docs/events.md).
final class EventBridgeFacts {
  private static final String SOURCE = "samtycke";

  private final EventBridgeClient events;
  private final String bus;

  EventBridgeFacts(Wiring wiring) {
    this.events = AwsClients.client(wiring, "EVENTBRIDGE", EventBridgeClient.builder());
    this.bus = wiring.required("BUS_NAME");
  }

  /// @return the event id of EventBridge
  /// @throws IllegalStateException when the bus did not take the fact
  String put(Owed owed, FactKind kind) {
    String detail =
        "{\"controller\":\"%s\",\"entryId\":\"%s\",\"at\":\"%s\"}"
            .formatted(
                owed.controller(), new EntryId(owed.obligation().about()), owed.enqueuedAt());
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(SOURCE)
            .detailType(kind.id())
            .detail(detail)
            .build();
    PutEventsResponse answer = events.putEvents(request -> request.entries(entry));
    if (answer.failedEntryCount() > 0) {
      throw new IllegalStateException("the bus did not take the fact");
    }
    return answer.entries().getFirst().eventId();
  }
}
