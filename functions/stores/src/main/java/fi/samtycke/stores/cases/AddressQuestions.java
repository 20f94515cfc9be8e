package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The question to two addresses, beside the case in its item collection: one at a time, under
/// `question`. A digest of a mailed link is added without a word to the case; an answer goes with
/// the case, whose condition decides who comes first. The addresses go with the decision.
public final class AddressQuestions {
  /// The sort key.
  public static final String PART = "question";

  private static final String ASKED = "asked";
  private static final String REGISTERED = "registeredAddress";
  private static final String PROPOSED = "newAddress";
  private static final String CONFIRMED = "confirmedBySide";
  private static final String DENIED = "deniedBySide";

  private final DynamoDbClient dynamoDb;
  private final CaseStore cases;
  private final String table;

  public AddressQuestions(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.cases = new CaseStore(wiring, dynamoDb);
    this.table = wiring.required("CASES_TABLE");
  }

  /// A question with the digests of the links that were mailed about it.
  public record Stored(AddressQuestion question, Map<AddressSide, List<String>> links) {

    /// To which address a link went.
    public Optional<AddressSide> side(MailedLink link) {
      return Arrays.stream(AddressSide.values())
          .filter(side -> link.isAmong(links.getOrDefault(side, List.of())))
          .findFirst();
    }

    /// Whether a mail to it was tried.
    public boolean wasTried(AddressSide side) {
      return !links.getOrDefault(side, List.of()).isEmpty();
    }
  }

  /// Asks, in the place of an earlier question, whose links are dead from now on.
  public Write ask(ControllerId controller, EntryId caseId, AddressQuestion question) {
    return cases.put(
        cases
            .part(controller, caseId, PART)
            .with(ASKED, question.id().value())
            .with("contact", question.contact().value())
            .with(REGISTERED, question.registered().value())
            .with(PROPOSED, question.proposed().value())
            .with("then", question.then().name().toLowerCase(Locale.ROOT))
            .with("askedAt", question.askedAt())
            .with("until", question.until()));
  }

  public Write drop(ControllerId controller, EntryId caseId) {
    return cases.erasePart(controller, caseId, PART);
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId caseId) {
    return Reads.find(dynamoDb, table, CaseItems.pk(controller, caseId), PART)
        .map(AddressQuestions::read);
  }

  /// Adds the digest of a link before its mail is tried. Condition: it is still this question.
  public Write addLink(
      ControllerId controller,
      EntryId caseId,
      AddressQuestion question,
      AddressSide side,
      String digest) {
    String name = links(side);
    return update(
        controller,
        caseId,
        question,
        "SET %s = list_append(if_not_exists(%s, :none), :link)".formatted(name, name),
        Map.of(
            ":none", AttributeValue.fromL(List.of()),
            ":link", AttributeValue.fromL(List.of(Attributes.text(digest)))));
  }

  /// Notes what was answered. Condition: it is still this question.
  public Write answer(ControllerId controller, EntryId caseId, AddressQuestion answered) {
    List<String> sets = new ArrayList<>();
    Map<String, AttributeValue> values = new HashMap<>();
    if (!answered.confirmed().isEmpty()) {
      sets.add(CONFIRMED + " = :confirmed");
      values.put(
          ":confirmed",
          Attributes.textSet(answered.confirmed().stream().map(AddressSide::value).toList()));
    }
    answered
        .denied()
        .ifPresent(side -> {
          sets.add(DENIED + " = :denied");
          values.put(":denied", Attributes.text(side.value()));
        });
    String set = "SET " + String.join(", ", sets);
    return update(
        controller,
        caseId,
        answered,
        answered.isDecided() ? set + " REMOVE " + REGISTERED + ", " + PROPOSED : set,
        values);
  }

  private Write update(
      ControllerId controller,
      EntryId caseId,
      AddressQuestion question,
      String expression,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":asked", Attributes.text(question.id().value()));
    return Write.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Attributes.key(CaseItems.pk(controller, caseId), PART))
                .updateExpression(expression)
                .conditionExpression(ASKED + " = :asked")
                .expressionAttributeValues(all))
        .build();
  }

  private static Stored read(Attributes item) {
    return new Stored(
        new AddressQuestion(
            new EntryId(item.required(ASKED)),
            new EntryId(item.required("contact")),
            new EmailAddress(item.text(REGISTERED, "")),
            new EmailAddress(item.text(PROPOSED, "")),
            Decision.valueOf(item.required("then").toUpperCase(Locale.ROOT)),
            item.at("askedAt"),
            item.at("until"),
            item.texts(CONFIRMED).stream()
                .flatMap(text -> side(text).stream())
                .collect(Collectors.toUnmodifiableSet()),
            side(item.text(DENIED, ""))),
        Arrays.stream(AddressSide.values())
            .collect(Collectors.toUnmodifiableMap(side -> side, side -> item.texts(links(side)))));
  }

  private static Optional<AddressSide> side(String text) {
    return Arrays.stream(AddressSide.values())
        .filter(side -> side.value().equals(text))
        .findFirst();
  }

  private static String links(AddressSide side) {
    return side.value() + "Links";
  }
}
