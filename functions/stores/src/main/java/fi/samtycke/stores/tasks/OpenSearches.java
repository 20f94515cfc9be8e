package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens the tasks of searching, for the person of a case, the systems that nobody can search from
/// here (GDPR Art. 15, 17): one for each that the declaration names. The case waits for them.
public final class OpenSearches {
  private final CaseTasks tasks;
  private final CaseSearches searches;
  private final RegisterStore register;
  private final Work work;

  public OpenSearches(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.tasks = new CaseTasks(wiring, dynamoDb);
    this.searches = new CaseSearches(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.work = work;
  }

  /// @param request with the address that is searched for
  /// @return writes for the transaction that makes it known that the request is the person's; none
  ///   where the declaration names no system outside, or the case had its searches before
  public List<Write> of(Controller controller, RightsCase request, Actor actor, Instant now) {
    return in(controller.outsideSystems(), controller, request, actor, now);
  }

  /// The same in some systems only.
  public List<Write> in(
      List<OutsideSystem> systems,
      Controller controller,
      RightsCase request,
      Actor actor,
      Instant now) {
    if (!searches.of(controller, request.id()).isEmpty()) {
      return List.of();
    }
    UnitOfWork unit = work.of(controller, actor, now);
    String person = person(controller, request);
    for (OutsideSystem system : systems) {
      Task task = task(controller, unit.newId(), request, system, now);
      tasks.open(unit, controller, task, letter(controller, request, task, person));
    }
    return unit.writes();
  }

  private static Task task(
      Controller controller, EntryId id, RightsCase request, OutsideSystem system, Instant now) {
    return new Task(
        id,
        TaskKind.SEARCH,
        request.id(),
        system.registers().getFirst(),
        system.recipient(),
        Optional.of(system.id()),
        "",
        system.owner(),
        now,
        dueOn(controller, request, now),
        Optional.of(request.id()),
        new TaskState.Open());
  }

  /// As any task, but by the last day of the answer, unless that is over.
  private static LocalDate dueOn(Controller controller, RightsCase request, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, controller.zone());
    LocalDate asAny = today.plus(controller.rights().tasksWithin());
    LocalDate last = CaseCalendar.of(controller).lastDay(request).planned();
    LocalDate earlier = last.isBefore(asAny) ? last : asAny;
    return earlier.isBefore(today) ? today : earlier;
  }

  private static String letter(
      Controller controller, RightsCase request, Task task, String person) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    return texts.get(
        request.kind().isAnsweredByExtract() ? "task.letter.search" : "task.letter.search-asked",
        "controller",
        controller.name(),
        "place",
        task.place(controller, language),
        "asked",
        texts.get("rights.kind." + request.kind().value()),
        "received",
        Calendar.day(request.receivedOn(), language),
        "day",
        Calendar.day(task.dueOn(), language),
        "person",
        person);
  }

  /// The address that asks, and by what the contacts are known that the request is about.
  private String person(Controller controller, RightsCase request) {
    Stream<String> contacts =
        request.subjects().stream()
            .flatMap(subject -> register.find(controller.id(), subject).stream())
            .map(contact -> TellRecipients.person(contact.data().fields()));
    return Stream.concat(request.address().map(address -> address.value()).stream(), contacts)
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
