package fi.samtycke.mail.letters;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the responsible person is told about the emptying of the mailbox: numbers and times.
public final class MailboxNotices {
  private static final String PREVIEW = "mail.mailbox-preview-notice.";
  private static final String FAILED = "mail.mailbox-failed-notice.";

  private MailboxNotices() {}

  /// What will go and when, with the link to put it off.
  public static Mail preview(
      Controller controller,
      Purge.Announced announced,
      List<FolderPurge> folders,
      MailedLink link) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    String day = day(announced.startsAt(), controller);
    String cut = day(announced.cutAt(), controller);
    return mail(
        controller,
        texts.get(PREVIEW + "subject", "day", day),
        List.of(
            new Block.Paragraph(
                texts.get(
                    PREVIEW + "opening", "day", day, "controller", controller.name(), "cut", cut)),
            new Block.Facts(
                folders.stream()
                    .map(folder -> new Row(folder.name(), extent(controller, texts, folder)))
                    .toList()),
            new Block.Paragraph(texts.get(PREVIEW + "choice")),
            new Block.Action(
                texts.get(PREVIEW + "action"),
                controller.publicUrl() + "/" + controller.id() + "/mailbox-purge/" + link.text())));
  }

  /// @param stored with its fault
  public static Mail failed(Controller controller, Stored stored, PurgeFault fault) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    int deleted = stored.folders().stream().mapToInt(FolderPurge::deleted).sum();
    String next =
        stored.purge() instanceof Purge.Stopped
            ? texts.get(FAILED + "over")
            : texts.get(
                FAILED + "next",
                "moment",
                Moments.moment(stored.nextAttemptAt(), controller, language));
    return mail(
        controller,
        texts.get(FAILED + "subject"),
        List.of(
            new Block.Paragraph(texts.get(FAILED + "opening", "controller", controller.name())),
            new Block.Facts(
                List.of(
                    new Row(texts.get(FAILED + "why"), texts.get(FAILED + "why." + fault.value())),
                    new Row(
                        texts.get(FAILED + "deleted"),
                        texts.get("mailbox-purge.mails", "count", deleted)))),
            new Block.Paragraph(next)));
  }

  private static Mail mail(Controller controller, String subjectLine, List<Block> blocks) {
    return new Mail(
        controller.defaultLanguage(),
        controller.mail().from(),
        controller.register("contact-form").responsible().contact(),
        Optional.empty(),
        subjectLine,
        blocks);
  }

  private static String extent(Controller controller, Texts texts, FolderPurge folder) {
    return folder.oldest().isEmpty() || folder.newest().isEmpty()
        ? texts.get(PREVIEW + "nothing")
        : texts.get(
            PREVIEW + "folder",
            "count",
            folder.found(),
            "oldest",
            day(folder.oldest().get(), controller),
            "newest",
            day(folder.newest().get(), controller));
  }

  private static String day(Instant instant, Controller controller) {
    return Calendar.day(
        LocalDate.ofInstant(instant, controller.zone()), controller.defaultLanguage());
  }
}
