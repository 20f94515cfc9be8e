package fi.samtycke.local.spec.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.extract.MadeExtract.MadeFile;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.files.ExtractFiles;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.DeliveryItems;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.cases.OpenRequestLocks;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.Work;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Cases of btb-plaza whose extract is about to be mailed, written as the functions before do.
final class Extracts {
  static final ControllerId PLAZA = new ControllerId("btb-plaza");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Application application;
  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final ExtractFiles files;

  Extracts(Application application) {
    this.application = application;
    Map<String, String> environment =
        new HashMap<>(
            application.stack().template().functions().get("DispatchOutboxFunction").environment());
    environment.put("AWS_REGION", Template.REGION);
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", application.stack().databaseUrl());
    environment.put("AWS_ENDPOINT_URL_S3", application.stack().endpointsUrl() + "/s3");
    this.wiring = new Wiring(environment, application.stack().clock(), application.stack().http());
    this.dynamoDb = DynamoDb.client(wiring);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.turns = new OpenRequestLocks(wiring, dynamoDb);
    this.files = new ExtractFiles(wiring);
  }

  /// A request that is being answered, and has the turn of its kind.
  ///
  /// @param subjects what it is about
  EntryId atWork(RequestKind kind, String address, EntryId... subjects) {
    EntryId id = EntryId.random(RANDOM);
    Instant now = now();
    RightsCase request =
        Received.of(
                id,
                kind,
                Entrance.PAGE,
                LocalDate.of(2026, 3, 18),
                now,
                new Actor.Person(),
                Language.EN,
                new EmailAddress(address),
                "")
            .confirmed(List.of(subjects), RightsCase.BY_LINK, now)
            .begun(now);
    LoggedChange line =
        ChainHead.NONE.append(PLAZA, new Change(id, now, new Actor.Person(), Action.CASE_RECEIVED));
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    AddressDigest digest = digests.of(PLAZA, request.address().orElseThrow());
    write(
        List.of(
            cases.insert(
                PLAZA,
                new CaseStore.Stored(
                    request, Optional.of(digest), List.of(), Optional.empty(), line.head(), 0)),
            new ChangeLogStore(wiring, dynamoDb).append(line),
            turns.take(PLAZA, digest, kind, id, now, id)));
    return id;
  }

  /// A contact of the register.
  EntryId contact(String address) {
    EntryId id = EntryId.random(RANDOM);
    ContactData data =
        new ContactData(
            Map.of("email", address, "name", "Anna Exempel"),
            Language.EN,
            new Provenance("meeting", 14, LocalDate.of(2026, 3, 1), ""),
            "staff:anna",
            now(),
            Optional.empty());
    LoggedChange line =
        ChainHead.NONE.append(
            PLAZA, new Change(id, now(), new Actor.Person(), Action.QUARANTINE_CONSENTED));
    RegisterStore register = new RegisterStore(wiring, dynamoDb);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    AddressDigest digest = digests.of(PLAZA, new EmailAddress(address));
    write(
        List.of(
            register.insert(PLAZA, id, data, now(), line.head()),
            register.index(PLAZA, digest, id),
            new ChangeLogStore(wiring, dynamoDb).append(line)));
    return id;
  }

  /// The address of a contact changed then, and nobody made sure of it.
  void addressChanged(EntryId contact, Instant at) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            application.items().everything("Register").stream()
                .filter(each -> each.get("sk").s().equals("contact"))
                .filter(each -> each.get("pk").s().endsWith(contact.value()))
                .findFirst()
                .orElseThrow());
    item.put("emailChangedAt", AttributeValue.fromS(at.toString()));
    application
        .items()
        .load(
            "Register", List.of(WriteRequest.builder().putRequest(put -> put.item(item)).build()));
  }

  /// It is noted that the files are made now.
  void noted(EntryId id) {
    MadeFile file = new MadeFile("0".repeat(64), 17);
    write(
        List.of(
            new ExtractStore(wiring, dynamoDb)
                .made(
                    PLAZA,
                    id,
                    new MadeExtract(file, file, 1, now(), now().plus(Duration.ofDays(7)), "1"))));
  }

  /// The files are made, and their mail is owed.
  void made(EntryId id, byte[] pdf, byte[] json) {
    files.put(PLAZA, id, "pdf", pdf, "application/pdf");
    files.put(PLAZA, id, "json", json, "application/json");
    owed(id);
  }

  /// The mail is owed, whatever became of the files.
  void owed(EntryId id) {
    write(
        List.of(
            new OutboxStore(wiring, dynamoDb)
                .enqueue(
                    PLAZA,
                    EntryId.random(RANDOM),
                    new Obligation.Mail(MailKind.EXTRACT_MAIL, id.value()),
                    now(),
                    now())));
  }

  /// Staff end the case.
  void refuse(EntryId id) {
    CaseStore.Stored seen = cases.find(PLAZA, id).orElseThrow();
    RightsCase next = ((BeingAnswered) seen.request()).refused("none", now());
    Controller plaza = wiring.declarations().find(PLAZA.value()).orElseThrow();
    boolean taken =
        new CaseSteps(wiring, dynamoDb, new Work(wiring, dynamoDb, RANDOM))
            .take(
                plaza,
                seen,
                new CaseSteps.Step(next, Action.CASE_REFUSED, new Actor.Staff("anna")),
                now());
    if (!taken) {
      throw new AssertionError("the case was changed meanwhile");
    }
  }

  String state(EntryId id) {
    return cases.find(PLAZA, id).orElseThrow().request().state();
  }

  String delivery(EntryId id) {
    return new DeliveryItems(cases)
        .find(PLAZA, id)
        .map(Delivery::state)
        .map(Delivery.State::value)
        .orElse("");
  }

  boolean hasTheTurn(EntryId id) {
    return application.items().everything("Cases").stream()
        .filter(item -> item.containsKey("holder"))
        .anyMatch(item -> item.get("holder").s().equals(id.value()));
  }

  private Instant now() {
    return wiring.clock().instant();
  }

  private void write(List<Write> items) {
    if (!(new Transactions(dynamoDb).write(EntryId.random(RANDOM).value(), items)
        instanceof Transactions.Outcome.Written)) {
      throw new AssertionError("refused");
    }
  }
}
