package fi.samtycke.mail;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.Mail.Block;
import fi.samtycke.mail.Mail.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last mail to a person who asked to be erased: what is erased, what is kept, why and until
/// when, and who else is told (GDPR Art. 12(3), 17(3), 19).
final class ErasureLetter {
  private static final String ID = "mail.erasure-letter.";

  private ErasureLetter() {}

  /// @return empty when the address is gone: it was told, or nobody knows where to
  static Optional<Mail> of(Controller controller, RightsCase request, ErasurePlan plan) {
    return request.address().map(address -> mail(controller, request, plan, address));
  }

  private static Mail mail(
      Controller controller, RightsCase request, ErasurePlan plan, EmailAddress address) {
    Language language = request.language();
    Texts texts = Texts.in(language);
    ResponsiblePerson responsible = controller.register("customers").responsible();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            texts.get(
                ID + "opening",
                "controller",
                controller.name(),
                "day",
                Calendar.day(request.receivedOn(), language))));
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
                  .map(id -> new Row(texts.get(ID + "recipient"), name(controller, id)))
                  .toList()));
    }
    blocks.add(
        new Block.Paragraph(
            texts.get(
                ID + "copies",
                "months",
                controller.evidence().ledger().toTotalMonths(),
                "years",
                controller.evidence().changeLog().getYears())));
    blocks.add(
        new Block.Paragraph(
            texts.get(
                ID + "complaint",
                "role",
                responsible.role().in(language),
                "contact",
                responsible.contact(),
                "authority",
                controller.rights().authority().in(language))));
    return new Mail(
        language,
        controller.mail().from(),
        address.value(),
        Optional.of(responsible.contact()),
        texts.get(ID + "subject", "controller", controller.name()),
        blocks);
  }

  private static String name(Controller controller, String recipient) {
    return controller.recipient(recipient).map(Recipient::name).orElse(controller.name());
  }
}
