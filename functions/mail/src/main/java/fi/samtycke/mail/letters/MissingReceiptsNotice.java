package fi.samtycke.mail.letters;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.retention.MissingRun;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which scheduled runs left no receipt, for the responsible person (N5): as the receipt of the
/// check has noted them.
public final class MissingReceiptsNotice {
  private MissingReceiptsNotice() {}

  public static Mail of(Controller controller, Receipt check) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    List<Row> rows =
        MissingRun.in(check.notes()).stream()
            .map(missing ->
                new Row(
                    missing.schedule(),
                    Moments.moment(missing.scheduledAt(), controller, language)))
            .toList();
    LocalDate day = LocalDate.ofInstant(check.scheduledAt(), controller.zone());
    return new Mail(
        language,
        controller.mail().from(),
        controller.register("customers").responsible().contact(),
        Optional.empty(),
        texts.get("mail.missing-receipts-notice.subject", "day", day),
        List.of(
            new Block.Paragraph(
                texts.get("mail.missing-receipts-notice.opening", "controller", controller.name())),
            new Block.Facts(rows)));
  }
}
