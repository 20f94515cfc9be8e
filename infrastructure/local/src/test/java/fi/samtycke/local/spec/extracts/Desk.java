package fi.samtycke.local.spec.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.work.Work;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes into the tables of btb-plaza as the functions do, and asks for extracts.
final class Desk {
  static final ControllerId PLAZA = new ControllerId("btb-plaza");
  static final List<String> TABLES =
      List.of("Register", "Quarantine", "Conversations", "Cases", "ChangeLog", "Outbox", "Ledger");

  private static final SecureRandom RANDOM = new SecureRandom();

  final RegisterStore register;
  final QuarantineStore quarantine;
  final AddressStore addresses;
  final ConversationStore conversations;
  final CaseStore cases;
  final CaseTasks caseTasks;
  final TaskStore tasks;
  final ExtractStore extracts;
  final ChangeLogStore changes;
  final LedgerStore ledger;
  private final Application application;
  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Digests digests;

  Desk(Application application) {
    this.application = application;
    Template template = application.stack().template();
    Map<String, String> environment =
        new HashMap<>(template.functions().get("MakeExtractFunction").environment());
    environment.put("AWS_REGION", Template.REGION);
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", application.stack().databaseUrl());
    this.wiring = new Wiring(environment, application.stack().clock(), application.stack().http());
    this.dynamoDb = DynamoDb.client(wiring);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.caseTasks = new CaseTasks(wiring, dynamoDb);
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.extracts = new ExtractStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
  }

  Controller plaza() {
    return wiring.declarations().find(PLAZA.value()).orElseThrow();
  }

  EntryId id() {
    return EntryId.random(RANDOM);
  }

  Work work() {
    return new Work(wiring, dynamoDb, RANDOM);
  }

  AddressDigest digest(EmailAddress address) {
    return digests.of(PLAZA, address);
  }

  void write(Write... items) {
    if (!(new Transactions(dynamoDb).write(id().value(), List.of(items))
        instanceof Transactions.Outcome.Written)) {
      throw new AssertionError("refused");
    }
  }

  void put(String table, Attributes item) {
    dynamoDb.putItem(put -> put.tableName("samtycke-local-" + table).item(item.values()));
  }

  /// Somebody of the firm with a role.
  void hires(String subject, String role) {
    Attributes item =
        Attributes.item(PLAZA + "#staff#" + subject, "staff")
            .with("rolesChangedAt", application.stack().clock().instant());
    item.values().put("roles", AttributeValue.fromSs(List.of(role)));
    put("Staff", item);
  }

  /// The fact that asks for the extract of a case.
  void owesTheFact(EntryId request) {
    write(
        new OutboxStore(wiring, dynamoDb)
            .enqueue(
                PLAZA,
                id(),
                new Obligation.Fact(FactKind.EXTRACT_REQUESTED, request.value()),
                wiring.clock().instant(),
                wiring.clock().instant()));
  }

  /// The mails to an address that carry files.
  List<SentMail> extractsTo(EmailAddress address) {
    return application.mails().stream()
        .filter(mail -> mail.to().contains(address.value()))
        .filter(mail -> !mail.attachments().isEmpty())
        .toList();
  }
}
