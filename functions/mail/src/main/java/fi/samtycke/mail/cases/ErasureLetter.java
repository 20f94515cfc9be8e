package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last mail to a person who asked to be erased: what is erased, what is kept, why and until
/// when, and who else is told (GDPR Art. 12(3), 17(3), 19).
public final class ErasureLetter {
  private static final String ID = "mail.erasure-letter.";

  /// How far back the template lets a table be restored; no copy is older.
  public static final int RECOVERY_DAYS = 35;

  private ErasureLetter() {}

  /// @return empty when the address is gone: it was told, or nobody knows where to
  public static Optional<Mail> of(Controller controller, RightsCase request, ErasurePlan plan) {
    return request.address().map(_ -> mail(controller, request, plan));
  }

  private static Mail mail(Controller controller, RightsCase request, ErasurePlan plan) {
    Language language = request.language();
    Texts texts = Texts.in(language);
    List<Block> blocks = new ArrayList<>();
    String opening = request.kind() == RequestKind.WITHDRAWAL ? ID + "withdrawal-" : ID;
    blocks.add(CaseMails.answering(opening, texts, controller, request));
    blocks.add(
        new Block.Paragraph(
            texts.get(ID + (plan.entries().isEmpty() ? "nothing-erased" : "erased"))));
    if (!plan.kept().isEmpty()) {
      blocks.add(new Block.Paragraph(texts.get(ID + "kept")));
      blocks.add(
          new Block.Facts(
              plan.kept().stream()
                  .map(kept ->
                      new Row(
                          kept.until()
                              .map(day ->
                                  texts.get(ID + "until", "day", Calendar.day(day, language)))
                              .orElseGet(() -> texts.get(ID + "until-lifted")),
                          kept.reason()))
                  .toList()));
    }
    if (!plan.recipients().isEmpty()) {
      blocks.add(new Block.Paragraph(texts.get(ID + "recipients")));
      blocks.add(
          new Block.Facts(
              plan.recipients().stream()
                  .map(controller::recipientName)
                  .distinct()
                  .map(name -> new Row(texts.get(ID + "recipient"), name))
                  .toList()));
    }
    blocks.add(
        new Block.Paragraph(
            texts.get(
                ID + "copies",
                "days",
                RECOVERY_DAYS,
                "months",
                controller.evidence().ledger().toTotalMonths(),
                "years",
                controller.evidence().changeLog().getYears())));
    blocks.add(CaseMails.complaint(texts, controller, request));
    String subject = plan.kept().isEmpty() ? ID : ID + "kept-";
    return CaseMails.mail(subject, controller, request, blocks);
  }
}
