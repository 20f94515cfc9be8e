package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.declaration.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The form in which a person proposes other values.
///
/// @param sent whether proposals wait to be decided on
public record ProposalView(List<Row> rows, boolean sent) implements PersonalData {

  /// One field as the page shows it.
  ///
  /// @param held what the register holds, in words, where something else stands in the form
  /// @param error what is wrong, in words; empty when nothing is
  public record Row(Field field, String label, String typed, String held, String error)
      implements PersonalData {

    public String name() {
      return field.name();
    }

    public boolean isWrong() {
      return !error.isEmpty();
    }

    public String describedBy() {
      String ids = held.isEmpty() ? "" : name() + "-held";
      return isWrong() ? (ids + " " + name() + "-error").strip() : ids;
    }

    public String inputType() {
      return switch (field.type()) {
        case EMAIL -> "email";
        case TELEPHONE -> "tel";
        default -> "text";
      };
    }

    @Override
    public String toString() {
      return "Row[redacted]";
    }
  }

  static ProposalView of(ProposalAccess.Open offer, Texts texts, Language language) {
    return new ProposalView(
        offer.fields().stream().map(field -> row(offer, field, texts, language)).toList(),
        !offer.waiting().isEmpty());
  }

  /// What is wrong, by the id on the page at which it is mended.
  Map<String, String> errors(ProposalAccess.Open offer, Texts texts) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (offer.errors().stream().anyMatch(error -> error.field().equals("proposals"))) {
      errors.put(rows.getFirst().name(), texts.get("my-case.propose-nothing"));
    }
    rows.stream().filter(Row::isWrong).forEach(row -> errors.put(row.name(), row.error()));
    return errors;
  }

  private static Row row(ProposalAccess.Open offer, Field field, Texts texts, Language language) {
    String label = field.label().in(language);
    String typed = offer.typed().text(field.name());
    String held = offer.held().getOrDefault(field.name(), "");
    Optional<FieldError> error =
        offer.errors().stream().filter(each -> each.field().equals(field.name())).findFirst();
    return new Row(
        field,
        label,
        typed,
        typed.equals(held) ? "" : inWords(field, held, texts, language),
        error.map(each -> words(each, texts, label, field)).orElse(""));
  }

  private static String inWords(Field field, String held, Texts texts, Language language) {
    String value =
        field.choices().stream()
            .filter(choice -> choice.value().equals(held))
            .map(choice -> choice.label().in(language))
            .findFirst()
            .orElse(held);
    return value.isEmpty()
        ? texts.get("my-case.propose-held-nothing")
        : texts.get("my-case.propose-held", "value", value);
  }

  private static String words(FieldError error, Texts texts, String label, Field field) {
    return error.code().equals("too-long")
        ? texts.get("field.too-long", "label", label, "most", field.maxLength())
        : texts.get("field." + error.code(), "label", label);
  }

  @Override
  public String toString() {
    return "ProposalView[redacted]";
  }
}
