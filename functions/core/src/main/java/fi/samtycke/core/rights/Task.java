package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Something that people must do outside of this system, with an owner, a day and a proof.
///
/// @param subject the entry that it is about; often erased already
/// @param register the declared register in which the entry stood
/// @param recipient the declared recipient at whom it is to be done
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
    String reference,
    String ownerRole,
    Instant openedAt,
    LocalDate dueOn,
    Optional<EntryId> caseId,
    TaskState state) {
  private static final String EVERY_TASK = "cases.handle";
  private static final String CHAT_TASKS = "chats.erase";

  /// The permissions any of which lets a person see some task.
  public static final List<String> PERMISSIONS = List.of(EVERY_TASK, CHAT_TASKS);

  public Task with(TaskState next) {
    return new Task(
        id, kind, subject, register, recipient, reference, ownerRole, openedAt, dueOn, caseId,
        next);
  }

  /// Any of which lets a person see and close this one: whoever may erase a chat also sees to its
  /// copies.
  public List<String> permissions() {
    return register.equals("chat") ? PERMISSIONS : List.of(EVERY_TASK);
  }
}
