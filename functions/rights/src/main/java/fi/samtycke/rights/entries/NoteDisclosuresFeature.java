package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What was handed to whom (U3): `GET` and `POST contacts/{id}/disclosures`
/// `{"recipient","fields","purpose","basis","at"}` under `/api/{controller}`. Needs `cases.handle`.
public final class NoteDisclosuresFeature extends BesideEntryFeature<NoteDisclosuresFeature.Act> {
  enum Act {
    LIST,
    NOTE
  }

  private static final String ROUTE = "/api/{controller}/contacts/{id}/disclosures";
  private static final Set<String> MEMBERS =
      Set.of("recipient", "fields", "purpose", "basis", "at");

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  public NoteDisclosuresFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", ROUTE, Act.LIST, PERMISSION)
            .route("POST", ROUTE, Act.NOTE, PERMISSION));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  private NoteDisclosures disclosures() {
    return new NoteDisclosures(wiring, dynamoDb, work);
  }

  @Override
  boolean exists(Act act, Controller controller, EntryId contact) {
    return disclosures().exists(controller.id(), contact);
  }

  @Override
  HttpAnswer answer(
      Act act,
      Controller controller,
      EntryId contact,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    return switch (act) {
      case LIST ->
          Listing.answer(
              disclosures().of(controller.id(), contact).stream()
                  .map(NoteDisclosuresFeature::json)
                  .toList(),
              Optional.empty());
      case NOTE -> note(controller, contact, who, request);
    };
  }

  private HttpAnswer note(
      Controller controller,
      EntryId contact,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    return switch (JsonBody.read(request, MEMBERS)) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> refusal;
      case JsonBody.Outcome.Read(Map<String, Object> members) -> {
        Instant now = wiring.clock().instant();
        Actor actor = new Actor.Staff(who.subject());
        String at = StaffInput.words(members, "at");
        Disclosure disclosure =
            new Disclosure(
                work.newId(),
                StaffInput.words(members, "recipient"),
                texts(members.getOrDefault("fields", "")),
                StaffInput.words(members, "purpose"),
                StaffInput.words(members, "basis"),
                at.isEmpty() ? now : StaffInput.moment(at).orElse(Instant.MAX),
                actor.text());
        Optional<HttpAnswer> fault = fault(controller, disclosure, now);
        if (fault.isPresent()) {
          yield fault.get();
        }
        yield disclosures().note(controller.id(), contact, disclosure, actor, now)
            ? HttpAnswer.json(201, Json.text(json(disclosure)))
            : Problem.notFound();
      }
    };
  }

  private static Optional<HttpAnswer> fault(
      Controller controller, Disclosure disclosure, Instant now) {
    List<String> declared =
        controller.register("customers").fields().stream().map(Field::name).toList();
    if (controller.recipient(disclosure.recipient()).isEmpty()) {
      return Optional.of(StaffInput.wrong("recipient", "unknown-choice"));
    }
    if (disclosure.fields().isEmpty() || !declared.containsAll(disclosure.fields())) {
      return Optional.of(StaffInput.wrong("fields", "unknown-choice"));
    }
    if (disclosure.purpose().isEmpty() || disclosure.basis().isEmpty()) {
      return Optional.of(
          StaffInput.wrong(disclosure.purpose().isEmpty() ? "purpose" : "basis", "required"));
    }
    return disclosure.at().isAfter(now)
        ? Optional.of(StaffInput.wrong("at", "invalid-date"))
        : Optional.empty();
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        texts.add(String.valueOf(each));
      }
    }
    return texts.stream().distinct().toList();
  }

  private static Json.Writable json(Disclosure disclosure) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", disclosure.id().value());
      json.writeStringField("recipient", disclosure.recipient());
      json.writeArrayFieldStart("fields");
      for (String field : disclosure.fields()) {
        json.writeString(field);
      }
      json.writeEndArray();
      json.writeStringField("purpose", disclosure.purpose());
      json.writeStringField("basis", disclosure.basis());
      json.writeStringField("at", disclosure.at().toString());
      json.writeStringField("by", disclosure.by());
      json.writeEndObject();
    };
  }
}
