package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Attachment;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.MailDraft;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mails that bring an extract to the person. Nothing in the subject line or the names of the
/// files says whom it is about.
public final class ExtractMails {
  private static final String ID = "mail.extract-mail";

  private ExtractMails() {}

  /// The forms of an extract as files of a mail.
  public static List<Attachment> files(Language language, byte[] pdf, byte[] json) {
    String name = Texts.in(language).get(ID + ".file");
    return List.of(
        new Attachment(name + ".pdf", "application/pdf", pdf),
        new Attachment(name + ".json", "application/json", json));
  }

  /// One mail with all files, or as many as there are files when together they are too large.
  ///
  /// @param request which has an address
  /// @param made when the files were
  /// @param searched the systems that are still being searched, in one line; empty for none
  /// @return empty when a file is too large alone
  public static List<Mail> of(
      Controller controller,
      RightsCase request,
      List<Attachment> files,
      Instant made,
      Optional<String> searched) {
    if (Attachment.fit(files)) {
      return List.of(mail(controller, request, made, searched, 1, 1).with(files));
    }
    List<Mail> mails = new ArrayList<>();
    for (Attachment file : files) {
      if (!Attachment.fit(List.of(file))) {
        return List.of();
      }
      mails.add(
          mail(controller, request, made, searched, mails.size() + 1, files.size())
              .with(List.of(file)));
    }
    return mails;
  }

  private static Mail mail(
      Controller controller,
      RightsCase request,
      Instant made,
      Optional<String> searched,
      int part,
      int count) {
    MailDraft mail = new MailDraft(controller, request.language(), ID);
    String file = mail.text(".file");
    mail.opening()
        .facts(
            mail.row(".pdf", file + ".pdf"),
            mail.row(".json", file + ".json"),
            mail.row(".received", mail.day(request.receivedOn())),
            mail.row(".case", request.id().value()));
    if (count > 1) {
      mail.paragraph(".part", "part", part, "count", count);
    }
    searched.ifPresent(systems -> mail.paragraph("rights.searching", "systems", systems));
    return mail.paragraph(".keep", "day", mail.day(erasedOn(controller, made)))
        .contact(".next")
        .add(new Block.Paragraph(controller.rights().authority().in(request.language())))
        .toPerson(request.address().orElseThrow());
  }

  /// S3 erases a file at the midnight in UTC after its last day.
  private static LocalDate erasedOn(Controller controller, Instant made) {
    return LocalDate.ofInstant(made, ZoneOffset.UTC)
        .plus(controller.rights().extractFile())
        .plusDays(1);
  }
}
