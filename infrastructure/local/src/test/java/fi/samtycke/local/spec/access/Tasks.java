package fi.samtycke.local.spec.access;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.OutsideErasure;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens tasks as the erasure of a chat does, or a request for access.
public final class Tasks {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tasks() {}

  /// @return the id of the task
  public static String ofAnErasedHistory(Application application, String controller) {
    return of(application, controller, EntryId.random(RANDOM), "ifhAKhLyzFhx4ZaiT");
  }

  /// @param caseId that stays open until it is closed
  /// @return the id of the task
  public static String ofACase(Application application, String controller, String caseId) {
    Optional<EntryId> about = Optional.of(new EntryId(caseId));
    return of(application, controller, EntryId.random(RANDOM), "ifhAKhLyzFhx4ZaiT", about);
  }

  /// @param history whose erasure opens it
  public static String of(
      Application application, String controller, EntryId history, String vendorId) {
    return of(application, controller, history, vendorId, Optional.empty());
  }

  private static String of(
      Application application,
      String controller,
      EntryId history,
      String vendorId,
      Optional<EntryId> caseId) {
    Wiring wiring = wiring(application);
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Controller declared = wiring.declarations().find(controller).orElseThrow();
    Instant now = application.stack().clock().instant();
    Conversation conversation =
        Conversation.byVendor(history, Language.SV, Map.of(), now, now, 1, vendorId);
    var items =
        new OutsideErasure(wiring, dynamoDb, new Work(wiring, dynamoDb, RANDOM))
            .with(declared, conversation, new Actor.Staff("anna"), caseId, now);
    new Transactions(dynamoDb).write(EntryId.random(RANDOM).value(), items);
    Write task = items.getFirst();
    String pk = task.item().put().item().get("pk").s();
    return pk.substring(pk.lastIndexOf('#') + 1);
  }

  /// A search in the system that a role sees to.
  ///
  /// @return the id of the task
  static String ofASearch(Application application, String controller, OutsideSystem system) {
    Wiring wiring = wiring(application);
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    Controller declared = wiring.declarations().find(controller).orElseThrow();
    Instant now = application.stack().clock().instant();
    Task task =
        new Task(
            EntryId.random(RANDOM),
            TaskKind.SEARCH,
            EntryId.random(RANDOM),
            system.registers().getFirst(),
            system.recipient(),
            Optional.of(system.id()),
            "",
            system.owner(),
            now,
            LocalDate.ofInstant(now, declared.zone()).plusDays(14),
            Optional.empty(),
            new TaskState.Open());
    UnitOfWork unit = new Work(wiring, dynamoDb, RANDOM).of(declared, new Actor.Staff("anna"), now);
    new CaseTasks(wiring, dynamoDb).open(unit, declared, task, "");
    unit.commitOrThrow();
    return task.id().value();
  }

  private static Wiring wiring(Application application) {
    return wiring(application, "DispatchOutbox");
  }

  /// As that function has it.
  public static Wiring wiring(Application application, String function) {
    Map<String, String> environment =
        new HashMap<>(
            application.stack().template().functions().get(function + "Function").environment());
    environment.put("AWS_REGION", Template.REGION);
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", application.stack().databaseUrl());
    return new Wiring(environment, application.stack().clock(), UrlConnectionHttpClient.create());
  }
}
