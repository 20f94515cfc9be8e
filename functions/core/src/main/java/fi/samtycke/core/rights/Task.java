package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that people must do outside of this system, with an owner, a day and a proof.
///
/// @param subject the entry that it is about; often erased already
/// @param register the declared register in which the entry stood
/// @param recipient the declared recipient at whom it is to be done; `self` for the company's own
///   premises
/// @param system the declared system outside in which it is to be done, if it is one
/// @param reference by which the recipient knows it: an id of theirs, never a name or an address
/// @param ownerRole the declared role that sees to it
/// @param dueOn the last day
/// @param caseId the case that stays open until it is done; empty for one of its own
public record Task(
    EntryId id,
    TaskKind kind,
    EntryId subject,
    String register,
    String recipient,
    Optional<String> system,
    String reference,
    String ownerRole,
    Instant openedAt,
    LocalDate dueOn,
    Optional<EntryId> caseId,
    TaskState state) {
  private static final String EVERY_TASK = "cases.handle";
  private static final Map<String, String> TASKS_OF =
      Map.of(
          "chat", "chats.erase",
          "contact-form", "messages.erase",
          "personnel", "personnel.extract");

  /// The permissions any of which lets a person see some task.
  public static final List<String> PERMISSIONS =
      Stream.concat(Stream.of(EVERY_TASK), TASKS_OF.values().stream().sorted()).toList();

  public Task with(TaskState next) {
    return new Task(
        id, kind, subject, register, recipient, system, reference, ownerRole, openedAt, dueOn,
        caseId, next);
  }

  /// Any of which lets a person see and close this one: whoever may erase a chat also sees to its
  /// copies, and so on.
  public List<String> permissions() {
    return Stream.concat(Stream.of(EVERY_TASK), Stream.ofNullable(TASKS_OF.get(register))).toList();
  }

  /// Where it is to be done, by its declared name.
  public String place(Controller controller, Language language) {
    return controller.placeOutside(recipient, system, language);
  }
}
