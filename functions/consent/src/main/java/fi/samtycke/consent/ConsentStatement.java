package fi.samtycke.consent;

import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.declaration.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What a person consents to, word for word: the page shows it, the receipt keeps it. Made of the
/// catalogue and the declaration, without personal data.
record ConsentStatement(Controller controller, Language language, String text) {
  private static final String ID = "consent.statement";

  static ConsentStatement of(Controller controller, Language language) {
    String purposes =
        controller.quarantine().purposes().stream()
            .map(purpose -> purpose.statement().in(language))
            .collect(Collectors.joining("; "));
    return new ConsentStatement(
        controller,
        language,
        Texts.in(language).get(ID, "controller", controller.name(), "purposes", purposes));
  }

  ConsentReceipt receipt(List<AskingMail> mails, Instant now) {
    return new ConsentReceipt(
        text,
        ID,
        Texts.in(language).get(ID + ".version"),
        language,
        controller.quarantine().purposes().stream().map(Purpose::id).toList(),
        mails,
        now,
        controller.version());
  }
}
