package fi.samtycke.contacts;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;

/// Contacts as the API shows them. Links, digests and texts of consents are not among it.
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
