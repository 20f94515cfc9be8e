package fi.samtycke.mail.letters;

import fi.samtycke.core.change.Seal;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.util.List;
import java.util.Optional;

/// The seal over a day's changes, for the responsible person, who thereby holds it where nobody who
/// runs the system can reach it (N14).
public final class SealNotice {
  private SealNotice() {}

  public static Mail of(Controller controller, Seal seal) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    String day = seal.day().toString();
    return new Mail(
        language,
        controller.mail().from(),
        controller.register("customers").responsible().contact(),
        Optional.empty(),
        texts.get("mail.seal-notice.subject", "day", day),
        List.of(
            new Block.Paragraph(
                texts.get("mail.seal-notice.opening", "controller", controller.name())),
            new Block.Facts(
                List.of(
                    new Row(texts.get("mail.seal-notice.day"), day),
                    new Row(texts.get("mail.seal-notice.count"), Integer.toString(seal.count())),
                    new Row(texts.get("mail.seal-notice.root"), seal.root()),
                    new Row(
                        texts.get("mail.seal-notice.previous"),
                        seal.previousRoot().isEmpty() ? "-" : seal.previousRoot())))));
  }
}
