package fi.samtycke.rights.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.subject.SubjectIndex.Held;
import fi.samtycke.stores.tasks.OpenSearches;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the program does by itself as soon as it is known from whom a request comes and which
/// entries it is about. Written in the same transaction as what made it known.
public final class ActAtOnce {
  private final OpenSearches searches;
  private final RestrictContact restrict;
  private final RegisterStore register;
  private final SubjectIndex subjects;
  private final LedgerStore ledger;
  private final Digests digests;

  public ActAtOnce(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.searches = new OpenSearches(wiring, dynamoDb, work);
    this.restrict = new RestrictContact(wiring, dynamoDb, work);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = digests;
  }

  /// The systems outside are searched for whoever wants to know what is held, and for whatever is
  /// asked when nothing is held here: the answer depends on what lies there.
  ///
  /// @param known the step by which both became known
  public Step with(Controller controller, Step known, Instant now) {
    RightsCase request = known.next();
    Step acted = acted(controller, known, now);
    return request.kind() == RequestKind.ACCESS || request.subjects().isEmpty()
        ? acted.with(searches.of(controller, request, known.actor(), now))
        : acted;
  }

  private Step acted(Controller controller, Step known, Instant now) {
    RightsCase request = known.next();
    return switch (request.kind()) {
      case ACCESS, PORTABILITY -> request.subjects().isEmpty() ? known : extract(known);
      case RESTRICTION -> known.with(restricted(controller, known, List.of(), now));
      case OBJECTION ->
          known
              .with(restricted(controller, known, List.of(Action.MARKETING_OBJECTED), now))
              .with(noMarketing(controller, request, now));
      case RECTIFICATION, ERASURE, WITHDRAWAL -> known;
    };
  }

  private static Step extract(Step known) {
    return known.owing(
        List.of(new Obligation.Fact(FactKind.EXTRACT_REQUESTED, known.next().id().value())));
  }

  /// Art. 18(1): what is no contact of the register is used for nothing that could be restricted.
  ///
  /// @param first what is logged of each contact before that
  private List<Write> restricted(
      Controller controller, Step known, List<Action> first, Instant now) {
    List<Write> items = new ArrayList<>();
    for (EntryId subject : known.next().subjects()) {
      items.addAll(
          restrict.items(controller, subject, first, known.actor(), known.next().id(), now));
    }
    return items;
  }

  /// Art. 21(3): marketing ends at once and without anybody's decision. It is noted in the ledger,
  /// which a restore does not bring back to an earlier day, of the address that asked and of those
  /// that the contacts have: staff may have chosen one that is registered under another. An address
  /// under which somebody else stands too is nobody's alone, and is left (H13): there the contact
  /// is restricted, and the other one goes on.
  private List<Write> noMarketing(Controller controller, RightsCase request, Instant now) {
    ControllerId id = controller.id();
    Stream<EmailAddress> own =
        request.subjects().stream()
            .flatMap(subject -> register.find(id, subject).stream())
            .map(contact -> contact.data().address());
    List<AddressDigest> nobodyElses =
        Stream.concat(request.address().stream(), own)
            .filter(address -> !isShared(id, address, request.subjects()))
            .map(address -> digests.of(id, address))
            .toList();
    return ledger.noMarketing(id, nobodyElses, now);
  }

  private boolean isShared(
      ControllerId controller, EmailAddress address, Collection<EntryId> chosen) {
    Held held = subjects.under(controller, address);
    return !chosen.containsAll(held.contacts());
  }
}
