package fi.samtycke.core.consent;

import fi.samtycke.core.Sha256;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The proof of a consent (GDPR Art. 7(1), N3): what the person was told, verbatim, with the times
/// of the request and of the consent. Holds no personal data; it stands beside the contact.
///
/// @param statement the consent statement exactly as the page showed it
/// @param statementId names the text in the catalogue
/// @param statementVersion grows whenever the text changes
/// @param purposes ids of the declared purposes that the consent covers
/// @param mails the mails that asked, in order
/// @param declaration the version of the declaration that was in force
public record ConsentReceipt(
    String statement,
    String statementId,
    String statementVersion,
    Language language,
    List<String> purposes,
    List<AskingMail> mails,
    Instant consentedAt,
    String declaration) {

  /// A mail that asked for the consent.
  ///
  /// @param messageId as SES gave it
  public record AskingMail(String messageId, Instant acceptedAt) {}

  /// Hexadecimal SHA-256 of the statement in UTF-8.
  public String statementHash() {
    return HexFormat.of().formatHex(Sha256.of(statement));
  }
}
