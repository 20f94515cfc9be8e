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
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL =
      Set.of(ASKED, links(AddressSide.REGISTERED), links(AddressSide.NEW));

  private final CaseStore cases;
  private final Table table;

  public AddressQuestions(Wiring wiring, DynamoDbClient dynamoDb) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
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
            .with("then", question.then().value())
            .with("askedAt", question.askedAt())
            .with("until", question.until()));
  }

  public Write drop(ControllerId controller, EntryId caseId) {
    return cases.erasePart(controller, caseId, PART);
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId caseId) {
    return table.find(CaseItems.pk(controller, caseId), PART).map(AddressQuestions::read);
  }

  /// Adds the digest of a link before its mail is tried. Condition: it is still this question.
  public Write addLink(
      ControllerId controller,
      EntryId caseId,
      AddressQuestion question,
      AddressSide side,
      String digest) {
    return change(controller, caseId, question).append(links(side), List.of(digest));
  }

  /// Notes what was answered. Condition: it is still this question.
  public Write answer(ControllerId controller, EntryId caseId, AddressQuestion answered) {
    Write write = change(controller, caseId, answered);
    List<String> confirmed = answered.confirmed().stream().map(AddressSide::value).toList();
    if (!confirmed.isEmpty()) {
      write.set(CONFIRMED, Attributes.textSet(confirmed));
    }
    answered.denied().ifPresent(side -> write.set(DENIED, side.value()));
    return answered.isDecided() ? write.remove(REGISTERED).remove(PROPOSED) : write;
  }

  private Write change(ControllerId controller, EntryId caseId, AddressQuestion question) {
    return Write.update(table, CaseItems.pk(controller, caseId), PART)
        .when(Condition.equal(ASKED, question.id().value()));
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
                .flatMap(text -> AddressSide.of(text).stream())
                .collect(Collectors.toUnmodifiableSet()),
            item.optional(DENIED).flatMap(AddressSide::of)),
        Arrays.stream(AddressSide.values())
            .collect(Collectors.toUnmodifiableMap(side -> side, side -> item.texts(links(side)))));
  }

  private static String links(AddressSide side) {
    return side.value() + "Links";
  }
}
