package fi.samtycke.mail.letters;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Seal;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.retention.MissingRun;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.core.rights.Task;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the responsible person is told of entries and of the system itself: ids, days and numbers.
public final class StaffNotices {
  private StaffNotices() {}

  /// Something happened to an entry. Names the entry by its id only; who may see it finds it in the
  /// register.
  public static Mail entry(Controller controller, MailKind kind, EntryId entry) {
    return about(controller, kind, "mail.entry", entry);
  }

  /// Something happened to a case, named by its id as well.
  public static Mail ofCase(Controller controller, MailKind kind, EntryId request) {
    return about(controller, kind, "mail.case", request);
  }

  private static Mail about(Controller controller, MailKind kind, String label, EntryId id) {
    MailDraft mail = MailDraft.notice(controller, "mail." + kind.id());
    return mail.opening()
        .facts(mail.row(label, id.value()))
        .paragraph(".next")
        .toResponsible("customers");
  }

  /// The seal over a day's changes, which the responsible person thereby holds where nobody who
  /// runs the system can reach it (N14).
  public static Mail seal(Controller controller, Seal seal) {
    MailDraft mail = MailDraft.notice(controller, "mail.seal-notice");
    String day = seal.day().toString();
    return mail.opening()
        .facts(
            mail.row(".day", day),
            mail.row(".count", Integer.toString(seal.count())),
            mail.row(".root", seal.root()),
            mail.row(".previous", seal.previousRoot().isEmpty() ? "-" : seal.previousRoot()))
        .toResponsible("customers", "day", day);
  }

  /// Which scheduled runs left no receipt (N5): as the receipt of the check has noted them.
  public static Mail missingReceipts(Controller controller, Receipt check) {
    MailDraft mail = MailDraft.notice(controller, "mail.missing-receipts-notice");
    List<Row> rows =
        MissingRun.in(check.notes()).stream()
            .map(missing -> new Row(missing.schedule(), mail.moment(missing.scheduledAt())))
            .toList();
    LocalDate day = LocalDate.ofInstant(check.scheduledAt(), controller.zone());
    return mail.opening().add(new Block.Facts(rows)).toResponsible("customers", "day", day);
  }

  /// What is to be done at a recipient. Names nobody: the recipient and this system know whom it is
  /// about by ids.
  public static Mail task(Controller controller, Task task) {
    MailDraft mail = MailDraft.notice(controller, "mail.task-due-notice");
    Language language = controller.defaultLanguage();
    String owner =
        controller
            .role(task.ownerRole())
            .map(role -> role.label().in(language))
            .orElse(task.ownerRole());
    String day = mail.day(task.dueOn());
    List<Row> rows = new ArrayList<>();
    rows.add(mail.row(".kind", mail.text(".kind." + task.kind().value())));
    rows.add(mail.row(".recipient", task.place(controller, language)));
    if (!task.reference().isEmpty()) {
      rows.add(mail.row(".reference", task.reference()));
    }
    rows.add(mail.row(".owner", owner));
    rows.add(mail.row(".due", day));
    rows.add(mail.row(".task", task.id().value()));
    return mail.opening()
        .add(new Block.Facts(rows))
        .paragraph(".next")
        .toResponsible(task.register(), "day", day);
  }
}
