package fi.samtycke.contacts;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.web.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Contacts as the API shows them. Links, digests and texts of consents are not among it.
final class EntryJson {
  private EntryJson() {}

  static Json.Writable of(RegisterStore.Shown contact) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", contact.id().value());
      json.writeStringField("state", contact.restricted() ? "restricted" : "active");
      json.writeStringField("createdAt", Timestamp.of(contact.createdAt()));
      json.writeNumberField("version", contact.version());
      data(json, contact.data());
      json.writeEndObject();
    };
  }

  static Json.Writable of(QuarantineStore.Shown shown) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", shown.entry().id().value());
      state(json, shown.entry());
      Optional<ContactData> data = shown.data();
      if (data.isPresent()) {
        json.writeStringField("createdAt", Timestamp.of(data.get().enteredAt()));
        json.writeNumberField("version", shown.version());
        data(json, data.get());
      }
      json.writeEndObject();
    };
  }

  private static void state(JsonGenerator json, QuarantineEntry entry) throws IOException {
    switch (entry) {
      case QuarantineEntry.Entered _, QuarantineEntry.Admitted _ ->
          json.writeStringField("state", "entered");
      case QuarantineEntry.Asked asked -> {
        json.writeStringField("state", asked.returned() ? "undeliverable" : "asked");
        json.writeStringField("askedAt", Timestamp.of(asked.firstMailAcceptedAt()));
        json.writeStringField("answerBy", Timestamp.of(asked.answerBy()));
        json.writeNumberField("reminders", asked.reminders());
      }
      case QuarantineEntry.Answered answered ->
          json.writeStringField(
              "state",
              switch (answered.answer()) {
                case CONSENT -> "consented";
                case REFUSE -> "refused";
              });
      case QuarantineEntry.Stopped stopped -> {
        json.writeStringField("state", "stopped");
        json.writeStringField(
            "reason",
            switch (stopped.reason()) {
              case ALREADY_KNOWN -> "already-known";
              case SUPPRESSED -> "must-not-be-asked";
              case CAPPED, ASK -> "not-asked";
            });
      }
    }
  }

  private static void data(JsonGenerator json, ContactData data) throws IOException {
    json.writeStringField("language", data.language().tag());
    json.writeStringField("enteredBy", data.enteredBy());
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, String> field : data.fields().entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("provenance");
    json.writeStringField("kind", data.provenance().kind());
    json.writeStringField("date", data.provenance().date().toString());
    json.writeStringField("note", data.provenance().note());
    json.writeNumberField("informationArticle", data.provenance().informationArticle());
    json.writeEndObject();
  }
}
