package fi.samtycke.mail.letters;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.util.List;

/// What the responsible person is told about the emptying of the mailbox: numbers and times.
public final class MailboxNotices {
  private static final String REGISTER = "contact-form";

  private MailboxNotices() {}

  /// What will go and when, with the link to put it off.
  public static Mail preview(
      Controller controller,
      Purge.Announced announced,
      List<FolderPurge> folders,
      MailedLink link) {
    MailDraft mail = MailDraft.notice(controller, "mail.mailbox-preview-notice");
    String day = mail.day(announced.startsAt());
    String cut = mail.day(announced.cutAt());
    return mail.paragraph(".opening", "day", day, "controller", controller.name(), "cut", cut)
        .add(
            new Block.Facts(
                folders.stream().map(each -> new Row(each.name(), extent(mail, each))).toList()))
        .paragraph(".choice")
        .action(".action", "mailbox-purge", link)
        .toResponsible(REGISTER, "day", day);
  }

  /// @param stored with its fault
  public static Mail failed(Controller controller, Stored stored, PurgeFault fault) {
    MailDraft mail = MailDraft.notice(controller, "mail.mailbox-failed-notice");
    int deleted = stored.folders().stream().mapToInt(FolderPurge::deleted).sum();
    mail.opening()
        .facts(
            mail.row(".why", mail.text(".why." + fault.value())),
            mail.row(".deleted", mail.text("mailbox-purge.mails", "count", deleted)));
    MailDraft whole =
        stored.purge() instanceof Purge.Stopped
            ? mail.paragraph(".over")
            : mail.paragraph(".next", "moment", mail.moment(stored.nextAttemptAt()));
    return whole.toResponsible(REGISTER);
  }

  private static String extent(MailDraft mail, FolderPurge folder) {
    return folder.oldest().isEmpty() || folder.newest().isEmpty()
        ? mail.text(".nothing")
        : mail.text(
            ".folder",
            "count",
            folder.found(),
            "oldest",
            mail.day(folder.oldest().get()),
            "newest",
            mail.day(folder.newest().get()));
  }
}
