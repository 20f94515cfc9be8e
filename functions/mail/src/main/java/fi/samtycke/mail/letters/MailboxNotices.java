package fi.samtycke.mail.letters;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;

/// What the responsible person is told about the emptying of a mailbox: numbers and times.
public final class MailboxNotices {
  private MailboxNotices() {}

  /// What will go and when, with the link to put it off if it may be.
  ///
  /// @param stored which is announced
  /// @param link left out when it may not be put off
  public static Mail preview(
      Controller controller, Stored stored, Postponable may, MailedLink link) {
    MailDraft mail = MailDraft.notice(controller, "mail.mailbox-preview-notice");
    String mailbox = mailbox(mail, stored);
    String day = mail.day(may.startsAt());
    String cut = mail.day(stored.cutAt().orElseThrow());
    mail.paragraph(
            ".opening", "day", day, "mailbox", mailbox, "controller", controller.name(), "cut", cut)
        .add(
            new Block.Facts(
                stored.folders().stream()
                    .map(each -> new Row(each.name(), extent(mail, each)))
                    .toList()));
    if (may.times() > 0) {
      mail.paragraph(".choice").action(".action", "mailbox-purge", link);
    } else {
      mail.paragraph(".choice-none")
          .paragraph(
              "mailbox-purge.left-none",
              "most",
              mail.period(may.calendar().rules().postponeAtMost()));
    }
    return mail.toResponsible(stored.mailbox().register(), "mailbox", mailbox, "day", day);
  }

  /// @param stored with its fault
  public static Mail failed(Controller controller, Stored stored, PurgeFault fault) {
    MailDraft mail = MailDraft.notice(controller, "mail.mailbox-failed-notice");
    int deleted = stored.folders().stream().mapToInt(FolderPurge::deleted).sum();
    String mailbox = mailbox(mail, stored);
    mail.paragraph(".opening", "mailbox", mailbox, "controller", controller.name())
        .facts(
            mail.row(".why", mail.text(".why." + fault.value())),
            mail.row(".deleted", mail.counted("mailbox-purge.mails", deleted)));
    MailDraft whole =
        stored.purge() instanceof Purge.Stopped
            ? mail.paragraph(".over")
            : mail.paragraph(".next", "moment", mail.moment(stored.nextAttemptAt()));
    return whole.toResponsible(stored.mailbox().register(), "mailbox", mailbox);
  }

  private static String mailbox(MailDraft mail, Stored stored) {
    return mail.text("mailbox-purge.of." + stored.mailbox().value());
  }

  private static String extent(MailDraft mail, FolderPurge folder) {
    return folder.oldest().isEmpty() || folder.newest().isEmpty()
        ? mail.text(".nothing")
        : mail.text(
            ".folder",
            "amount",
            mail.counted("mailbox-purge.mails", folder.found()),
            "oldest",
            mail.day(folder.oldest().get()),
            "newest",
            mail.day(folder.newest().get()));
  }
}
