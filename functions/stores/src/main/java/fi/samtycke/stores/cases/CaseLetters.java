package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What staff wrote to the person of a case, word for word, beside the case in its item collection:
/// one letter of a kind, under `letter#<kind>`. Erased with what the person gave.
public final class CaseLetters {
  private static final String PREFIX = "letter#";
  private static final String WORDS = "words";
  private static final String AT = "at";

  private final CaseStore cases;

  public CaseLetters(CaseStore cases) {
    this.cases = cases;
  }

  /// @param kind of the mail that carries it
  public record Letter(MailKind kind, String words, Instant at) implements PersonalData {
    @Override
    public String toString() {
      return "Letter[redacted]";
    }
  }

  /// Keeps it in the place of an earlier one of its kind.
  public Write keep(ControllerId controller, EntryId caseId, Letter letter) {
    return cases.put(
        cases
            .part(controller, caseId, PREFIX + letter.kind().id())
            .with(WORDS, letter.words())
            .with(AT, letter.at()));
  }

  /// Reads strongly.
  public Optional<Letter> find(ControllerId controller, EntryId caseId, MailKind kind) {
    return cases.findPart(controller, caseId, PREFIX + kind.id()).map(part -> letter(kind, part));
  }

  /// @param parts of a case
  public static List<Letter> among(List<Attributes> parts) {
    return parts.stream()
        .filter(part -> part.required(Attributes.SK).startsWith(PREFIX))
        .map(part -> letter(kind(part.required(Attributes.SK).substring(PREFIX.length())), part))
        .toList();
  }

  private static Letter letter(MailKind kind, Attributes part) {
    return new Letter(kind, part.required(WORDS), part.at(AT));
  }

  private static MailKind kind(String id) {
    return MailKind.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
