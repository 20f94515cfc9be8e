package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What was handed to whom (U3): `GET` and `POST contacts/{id}/disclosures`
/// `{"recipient","fields","purpose","basis","at"}` under `/api/{controller}`. Needs `cases.handle`.
public final class NoteDisclosuresFeature extends BesideEntryFeature<NoteDisclosuresFeature.Act> {
  enum Act {
    LIST,
    NOTE
  }

  private static final String ROUTE = "/api/{controller}/contacts/{id}/disclosures";

  private final Supplier<NoteDisclosures> disclosures;
  private final Work work;
  private final InstantSource clock;

  public NoteDisclosuresFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", ROUTE, Act.LIST, PERMISSION)
            .route("POST", ROUTE, Act.NOTE, PERMISSION));
    this.disclosures = () -> new NoteDisclosures(wiring, dynamoDb, work);
    this.work = work;
    this.clock = wiring.clock();
  }

  @Override
  boolean exists(Act act, Controller controller, EntryId contact) {
    return disclosures.get().exists(controller.id(), contact);
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
              disclosures.get().of(controller.id(), contact), NoteDisclosuresFeature::json);
      case NOTE -> note(controller, contact, who, request);
    };
  }

  private HttpAnswer note(
      Controller controller,
      EntryId contact,
      AccessControl.Decision.Admitted who,
      HttpRequest request) {
    Instant now = clock.instant();
    Actor actor = new Actor.Staff(who.subject());
    List<String> declared =
        controller.register("customers").fields().stream().map(Field::name).toList();
    Input in = new Input(Body.ofStaff(request, "recipient", "fields", "purpose", "basis", "at"));
    Value<Recipient> recipient =
        in.choice("recipient", controller::recipient).required("unknown-choice");
    Value<List<String>> fields =
        in.texts("fields").required("unknown-choice").when(declared::containsAll, "unknown-choice");
    Value<String> purpose = in.words("purpose", LONGEST).required();
    Value<String> basis = in.words("basis", LONGEST).required();
    Value<Instant> at = in.instant("at").when(then -> !then.isAfter(now), "invalid-date");
    return in.whole(() ->
            new Disclosure(
                work.newId(),
                recipient.get().id(),
                fields.get().stream().distinct().toList(),
                purpose.get(),
                basis.get(),
                at.orElse(now),
                actor.text()))
        .answer(disclosure ->
            disclosures.get().note(controller.id(), contact, disclosure, actor, now)
                ? HttpAnswer.json(201, json(disclosure))
                : Problem.notFound());
  }

  private static JsonWriter.Members json(Disclosure disclosure) {
    return json ->
        json.put("id", disclosure.id().value())
            .put("recipient", disclosure.recipient())
            .put("fields", disclosure.fields())
            .put("purpose", disclosure.purpose())
            .put("basis", disclosure.basis())
            .put("at", disclosure.at().toString())
            .put("by", disclosure.by());
  }
}
