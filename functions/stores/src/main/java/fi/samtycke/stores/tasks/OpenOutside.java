package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens the task of telling a recipient (GDPR Art. 19), with the letter to them. The task names
/// nobody; the letter does, and goes when the task is closed.
public final class OpenOutside {
  private static final String OWNER = "administrator";

  private final CaseTasks tasks;

  public OpenOutside(Wiring wiring, DynamoDbClient dynamoDb) {
    this.tasks = new CaseTasks(wiring, dynamoDb);
  }

  /// @param unit that decides
  /// @param person by what the recipient knows whom it is about
  public void task(
      UnitOfWork unit,
      Controller controller,
      EntryId caseId,
      TaskKind kind,
      HeldOutside outside,
      String person,
      Instant now) {
    LocalDate dueOn =
        LocalDate.ofInstant(now, controller.zone()).plus(controller.rights().tasksWithin());
    Task task =
        new Task(
            unit.newId(),
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
                controller.recipientName(outside.recipient()),
                "register",
                controller.register(outside.register()).name().in(language),
                "day",
                Calendar.day(dueOn, language),
                "person",
                person);
    tasks.open(unit, controller, task, letter);
  }
}
