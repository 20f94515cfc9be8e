package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens the task of telling a recipient (GDPR Art. 19), with the letter to him. The task names
/// nobody; the letter does, and goes when the task is closed.
public final class OpenOutside {
  private static final String OWNER = "administrator";

  private final CaseTasks tasks;
  private final RandomGenerator random;

  public OpenOutside(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.tasks = new CaseTasks(wiring, dynamoDb);
    this.random = random;
  }

  /// @param person by what the recipient knows whom it is about
  /// @return items for the transaction that decides
  public List<Write> task(
      Controller controller,
      EntryId caseId,
      TaskKind kind,
      HeldOutside outside,
      String person,
      Actor actor,
      Instant now) {
    LocalDate dueOn =
        LocalDate.ofInstant(now, controller.zone()).plus(controller.rights().tasksWithin());
    Task task =
        new Task(
            EntryId.random(random),
            kind,
            caseId,
            outside.register(),
            outside.recipient(),
            "",
            OWNER,
            now,
            dueOn,
            Optional.of(caseId),
            new TaskState.Open());
    Language language = controller.defaultLanguage();
    String letter =
        Texts.in(language)
            .get(
                "task.letter." + kind.value(),
                "controller",
                controller.name(),
                "recipient",
                controller
                    .recipient(outside.recipient())
                    .map(Recipient::name)
                    .orElse(outside.recipient()),
                "register",
                controller.register(outside.register()).name().in(language),
                "day",
                Calendar.day(dueOn, language),
                "person",
                person);
    return tasks.open(controller, task, letter, actor);
  }
}
