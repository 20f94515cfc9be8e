package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.extract.MadeExtract.MadeFile;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.declaration.DescriptionReading;
import fi.samtycke.files.ExtractFiles;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.StaffStore;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.tasks.CaseSearches;
import fi.samtycke.stores.work.Work;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the extract of a case: reads what is held, stores the two files, and writes in one
/// transaction that it was made and that it is owed by mail (F1). May be asked as often as one
/// likes: a case has one extract, until somebody erases the note of it to have it made anew.
final class MakeExtract {
  static final String SCHEDULE = "MakeExtract";

  /// Longer than the function may run, so that nobody is at it when the lease is over.
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);

  private final ReadHoldings holdings;
  private final StaffStore staff;
  private final CaseStore cases;
  private final ExtractStore extracts;
  private final CaseSearches searches;
  private final ExtractFiles files;
  private final CaseSteps steps;
  private final InstantSource clock;
  private final Work work;

  MakeExtract(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.holdings = new ReadHoldings(wiring, dynamoDb);
    this.staff = new StaffStore(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.extracts = new ExtractStore(wiring, dynamoDb);
    this.searches = new CaseSearches(wiring, dynamoDb);
    this.files = new ExtractFiles(wiring);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.clock = wiring.clock();
    this.work = work;
  }

  /// @return whether this call made it; `false` when nothing is to be made, or another is at it
  /// @throws fi.samtycke.stores.dynamo.ContentionException when the case changes again and again; a
  ///   later run makes it, once the lease is over
  boolean make(Controller controller, EntryId id) {
    Instant now = clock.instant();
    if (waiting(controller.id(), id).isEmpty()
        || !extracts.claim(controller.id(), id, now, now.plus(LEASE))) {
      return false;
    }
    boolean made =
        Work.retry(() -> {
          Optional<Stored> seen = waiting(controller.id(), id);
          return seen.isEmpty() || makeOnce(controller, seen.get(), now)
              ? Optional.of(seen.isPresent())
              : Optional.empty();
        });
    if (!made) {
      files.erase(controller.id(), id);
      work.writeInBatches(List.of(extracts.release(controller.id(), id, now.plus(LEASE))));
    }
    return made;
  }

  /// Of a case that is confirmed, that an extract answers, and whose entries are chosen.
  private Optional<Stored> waiting(ControllerId controller, EntryId id) {
    return cases
        .find(controller, id)
        .filter(stored -> stored.request().kind().isAnsweredByExtract())
        .filter(stored -> stored.request() instanceof BeingAnswered)
        .filter(stored -> stored.request().address().isPresent())
        .filter(stored -> !stored.request().subjects().isEmpty())
        .filter(_ -> extracts.find(controller, id).isEmpty());
  }

  private boolean makeOnce(Controller controller, Stored seen, Instant now) {
    RightsCase request = seen.request();
    ControllerId id = controller.id();
    Holdings held = holdings.of(id, request);
    Wording wording =
        new Wording(controller, request.language(), new StaffRoles(staff, controller));
    Extract extract =
        ComposeExtract.of(
            request,
            held,
            searches.open(controller, request.id(), request.language()),
            wording,
            DescriptionReading.of(id),
            now);
    ExtractPdf pdf = ExtractPdf.of(extract);
    byte[] json = ExtractJson.of(extract);
    files.put(id, request.id(), "pdf", pdf.bytes(), "application/pdf");
    files.put(id, request.id(), "json", json, "application/json");
    MadeExtract made =
        new MadeExtract(
            file(pdf.bytes()),
            file(json),
            pdf.pages(),
            now,
            now.atZone(controller.zone()).plus(controller.rights().extractFile()).toInstant(),
            controller.version());
    List<Write> also = new ArrayList<>();
    also.add(extracts.made(id, request.id(), made));
    also.add(extracts.release(id, request.id(), now.plus(LEASE)));
    held.contacts().keySet().forEach(contact -> also.add(extracts.stillThere(id, contact)));
    Step step =
        new Step(request, Action.EXTRACT_MADE, ACTOR)
            .owing(List.of(new Obligation.Mail(MailKind.EXTRACT_MAIL, request.id().value())))
            .with(also);
    return steps.take(controller, seen, step, now);
  }

  private static MadeFile file(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new MadeFile(HexFormat.of().formatHex(digest), bytes.length);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
