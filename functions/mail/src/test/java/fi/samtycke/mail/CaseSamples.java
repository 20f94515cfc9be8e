package fi.samtycke.mail;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.mailbox.PurgeStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A purge, a task and a case, as mails speak of them.
public final class CaseSamples {
  private static final Instant AT = Instant.parse("2026-11-21T10:05:00Z");

  private CaseSamples() {}

  public static List<FolderPurge> folders() {
    return List.of(
        FolderPurge.counted("INBOX", 1980, Optional.of(AT), Optional.of(AT.plusSeconds(9)), 7),
        FolderPurge.counted("INBOX/Ärenden", 0, Optional.empty(), Optional.empty(), 7));
  }

  public static PurgeStore.Stored purge(EntryId id) {
    return purge(new Purge.Emptying(id, AT), MailboxName.INFO, Optional.empty());
  }

  /// Begins on 28 November 2026.
  ///
  /// @param latest to which it may be put off
  public static PurgeStore.Stored announced(
      EntryId id, MailboxName mailbox, Optional<LocalDate> latest) {
    return purge(new Purge.Announced(id, AT, AT.plusSeconds(604_800)), mailbox, latest);
  }

  private static PurgeStore.Stored purge(
      Purge purge, MailboxName mailbox, Optional<LocalDate> latest) {
    return new PurgeStore.Stored(
        purge,
        mailbox,
        new ChainHead(3, "0"),
        AT,
        Optional.empty(),
        "schedule:PurgeMailbox",
        Optional.of(AT),
        Optional.of(AT),
        latest,
        0,
        1,
        AT.plusSeconds(60),
        Optional.of(PurgeFault.NOT_ADMITTED),
        List.of(),
        List.of(),
        folders());
  }

  public static RightsCase erasure(EntryId id, Controller controller) {
    return Received.of(
            id,
            RequestKind.ERASURE,
            Entrance.PAGE,
            LocalDate.parse("2026-11-20"),
            AT,
            new Actor.Person(),
            controller.defaultLanguage(),
            new EmailAddress("anna@example.com"),
            "")
        .confirmed(List.of(id), RightsCase.BY_LINK, AT)
        .begun(AT);
  }

  public static List<Proposal> decisions() {
    return Stream.of(Proposal.Decision.values())
        .map(decision -> new Proposal("name", "Anna", decision, "Ett skäl", "staff:anna", AT))
        .toList();
  }

  public static ErasurePlan erasurePlan(EntryId id) {
    ErasurePlan.Entry entry = new ErasurePlan.Entry(id, ErasurePlan.Place.REGISTER);
    return new ErasurePlan(
        id,
        AT,
        "staff:anna",
        List.of(entry),
        List.of(id),
        List.of(),
        List.of("network-operator", "mailbox-host"),
        List.of(
            new Kept(entry, "Tvist 17", Optional.of(LocalDate.parse("2027-01-31"))),
            new Kept(entry, "Tvist 18", Optional.empty())),
        new ErasurePlan.Stage.Telling(id));
  }

  public static Task task(EntryId id) {
    return new Task(
        id,
        TaskKind.ERASE,
        id,
        "chat",
        "chat-vendor",
        Optional.of("chatra"),
        "ifhAKhLyzFhx4ZaiT",
        "administrator",
        AT,
        LocalDate.parse("2026-12-05"),
        Optional.empty(),
        new TaskState.Open());
  }

  /// One that found something, one that found nothing, one that could not be done.
  public static List<Task> searches(EntryId id) {
    return List.of(
        search(
            id,
            "suitecrm",
            new TaskState.Done("Two rows", Optional.of(LocalDate.parse("2026-12-01")), "x", AT)),
        search(id, "info-mailbox", new TaskState.Done("By name", Optional.empty(), "x", AT)),
        search(id, "chatra", new TaskState.Impossible("Ended in May", "x", AT)));
  }

  private static Task search(EntryId id, String system, TaskState state) {
    return new Task(
        id,
        TaskKind.SEARCH,
        id,
        "customers",
        "network-operator",
        Optional.of(system),
        "",
        "administrator",
        AT,
        LocalDate.parse("2026-12-05"),
        Optional.of(id),
        state);
  }

  /// A request whose writer typed a mark.
  public static RightsCase request(EntryId id, Language language) {
    return Received.of(
        id,
        RequestKind.ERASURE,
        Entrance.PAGE,
        LocalDate.parse("2026-11-21"),
        AT,
        new Actor.Person(),
        language,
        new EmailAddress("visitor@example.com"),
        "Qzxkvqzxw");
  }
}
