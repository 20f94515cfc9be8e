package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.declaration.RecipientKind;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens the task of telling a recipient (GDPR Art. 19), with what is to be said: an instruction to
/// a processor (Art. 28(3)(a)), a notice to a controller, who decides what it may keep. Whoever
/// only runs the machines is told nothing: there the company's own people do what is to be done.
/// The task names nobody; the letter does, and goes when the task is closed.
public final class OpenOutside {
  private final CaseTasks tasks;

  public OpenOutside(Wiring wiring, DynamoDbClient dynamoDb) {
    this.tasks = new CaseTasks(wiring, dynamoDb);
  }

  /// @param unit that decides
  /// @param person by what the recipient knows whom it is about
  /// @return the task
  public EntryId task(
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
            outside.system(),
            "",
            owner(controller, outside),
            now,
            dueOn,
            Optional.of(caseId),
            new TaskState.Open());
    tasks.open(unit, controller, task, letter(controller, task, person));
    return task.id();
  }

  /// What a recipient is told of a conversation that they know by a reference of theirs: it names
  /// nobody, and so is kept nowhere.
  public static String letter(Controller controller, Task task) {
    String said =
        Texts.in(controller.defaultLanguage())
            .get("task.letter.reference", "reference", task.reference());
    return letter(controller, task, said);
  }

  private static String letter(Controller controller, Task task, String person) {
    Language language = controller.defaultLanguage();
    RecipientKind of =
        controller.recipient(task.recipient()).map(Recipient::kind).orElse(RecipientKind.HOST);
    return Texts.in(language)
        .get(
            "task.letter." + task.kind().value() + "." + of.name().toLowerCase(Locale.ROOT),
            "controller",
            controller.name(),
            "place",
            of == RecipientKind.HOST
                ? task.place(controller, language)
                : controller.recipientName(task.recipient()),
            "register",
            controller.register(task.register()).name().in(language),
            "day",
            Calendar.day(task.dueOn(), language),
            "person",
            person);
  }

  /// Who sees to the system; to what a recipient keeps itself, who handles the cases.
  private static String owner(Controller controller, HeldOutside outside) {
    return outside
        .system()
        .flatMap(controller::outsideSystem)
        .map(OutsideSystem::owner)
        .or(() ->
            controller.roles().stream()
                .filter(role -> role.permissions().contains("cases.handle"))
                .map(Role::id)
                .findFirst())
        .orElseThrow(() -> new IllegalStateException("no declared role handles cases"));
  }
}
