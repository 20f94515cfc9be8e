package fi.samtycke.contacts;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.RestrictContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Contacts as the API shows them. Links, digests and texts of consents are not among it; one
/// contact by itself also tells what it may be used for.
final class EntryJson {
  private EntryJson() {}

  static JsonWriter.Members of(RegisterStore.Shown contact) {
    return json -> {
      json.put("id", contact.id().value())
          .put("state", contact.restricted() ? "restricted" : "active")
          .put("createdAt", Timestamp.of(contact.createdAt()))
          .put("version", contact.version());
      data(json, contact.data());
    };
  }

  /// @param consent the receipt; empty when the contact does not rest on consent
  static JsonWriter.Members of(RegisterStore.Contact contact, Optional<ConsentReceipt> consent) {
    return json -> {
      of(contact.shown()).write(json);
      json.put("purposes", purposes(contact, consent));
    };
  }

  private static List<JsonWriter.Members> purposes(
      RegisterStore.Contact contact, Optional<ConsentReceipt> consent) {
    List<JsonWriter.Members> purposes = new ArrayList<>();
    contact.interest().ifPresent(id -> purposes.add(purpose(id, "legitimate-interest")));
    consent.ifPresent(receipt -> {
      for (String id : receipt.purposes()) {
        boolean withdrawn =
            contact.withdrawn().contains(id)
                || contact.restrictedBy().contains(RestrictContact.CONSENT_WITHDRAWN);
        purposes.add(purpose(id, withdrawn ? "withdrawn" : "consented"));
      }
      receipt.declined().forEach(id -> purposes.add(purpose(id, "declined")));
    });
    return purposes;
  }

  private static JsonWriter.Members purpose(String id, String state) {
    return json -> json.put("id", id).put("state", state);
  }

  static JsonWriter.Members of(QuarantineStore.Shown shown) {
    return json -> {
      json.put("id", shown.entry().id().value());
      state(json, shown.entry());
      shown
          .data()
          .ifPresent(data -> {
            json.put("createdAt", Timestamp.of(data.enteredAt())).put("version", shown.version());
            data(json, data);
          });
    };
  }

  private static void state(JsonWriter json, QuarantineEntry entry) {
    switch (entry) {
      case QuarantineEntry.Entered _, QuarantineEntry.Admitted _ -> json.put("state", "entered");
      case QuarantineEntry.Asked asked ->
          json.put("state", asked.returned() ? "undeliverable" : "asked")
              .put("askedAt", Timestamp.of(asked.firstMailAcceptedAt()))
              .put("answerBy", Timestamp.of(asked.answerBy()))
              .put("reminders", asked.reminders());
      case QuarantineEntry.Answered answered ->
          json.put(
              "state",
              switch (answered.answer()) {
                case CONSENT -> "consented";
                case REFUSE -> "refused";
              });
      case QuarantineEntry.Stopped stopped ->
          json.put("state", "stopped")
              .put(
                  "reason",
                  switch (stopped.reason()) {
                    case ALREADY_KNOWN -> "already-known";
                    case SUPPRESSED -> "must-not-be-asked";
                    case CAPPED, ASK -> "not-asked";
                  });
    }
  }

  private static void data(JsonWriter json, ContactData data) {
    json.put("language", data.language().tag())
        .put("enteredBy", data.enteredBy())
        .put("fields", data.fields())
        .put(
            "provenance",
            origin ->
                origin
                    .put("kind", data.provenance().kind())
                    .put("date", data.provenance().date().toString())
                    .put("note", data.provenance().note())
                    .put("informationArticle", data.provenance().informationArticle()));
  }
}
