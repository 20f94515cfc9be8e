package fi.samtycke.consent;

import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.consent.PurposeChoice;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.declaration.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a person consents to, word for word: the page shows it, the receipt keeps it. A sentence
/// for each purpose, and one for all of them. Made of the catalogue and the declaration, without
/// personal data.
record ConsentStatement(Controller controller, Language language) {
  private static final String ID = "consent.statement";

  /// What a yes to a purpose says.
  ///
  /// @param purpose its id
  String of(String purpose) {
    return about(ID, purpose);
  }

  /// What somebody says who takes such a yes back.
  String back(String purpose) {
    return about("withdraw.purpose", purpose);
  }

  /// What every yes says besides.
  String always() {
    return Texts.in(language).get(ID + ".always");
  }

  List<String> of(List<String> purposes) {
    return purposes.stream().map(this::of).toList();
  }

  /// What the purposes are called that nobody agreed to, or no longer. The sentence of a yes would
  /// deny too that the details are kept, which another yes may cover.
  List<String> names(List<String> purposes) {
    return purposes.stream().map(purpose -> words(purpose, Purpose::name)).toList();
  }

  ConsentReceipt receipt(PurposeChoice choice, List<AskingMail> mails, Instant now) {
    return new ConsentReceipt(
        choice.agreed().stream()
            .map(this::of)
            .collect(Collectors.joining("\n", "", "\n" + always())),
        ID,
        Texts.in(language).get(ID + ".version"),
        language,
        choice.agreed(),
        choice.declined(),
        mails,
        now,
        controller.version());
  }

  private String about(String text, String purpose) {
    String words = words(purpose, Purpose::statement);
    return Texts.in(language).get(text, "controller", controller.name(), "purpose", words);
  }

  /// A purpose that is not declared any more is called by its id.
  private String words(String purpose, Function<Purpose, LocalText> said) {
    return controller.quarantine().purposes().stream()
        .filter(declared -> declared.id().equals(purpose))
        .findFirst()
        .map(declared -> said.apply(declared).in(language))
        .orElse(purpose);
  }
}
