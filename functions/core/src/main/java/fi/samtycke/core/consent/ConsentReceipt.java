package fi.samtycke.core.consent;

import fi.samtycke.core.Sha256;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/// The proof of a consent (GDPR Art. 7(1), N3): what the person was told, verbatim, with the times
/// of the request and of the consent. Holds no personal data; it stands beside the contact.
///
/// @param statement what the person agreed to, exactly as the page showed it: a line for each
///   purpose, and one that the consent can be withdrawn. Of version 1, one line for all purposes
/// @param statementId names the text in the catalogue
/// @param statementVersion grows whenever the text changes
/// @param purposes ids of the declared purposes that the person agreed to
/// @param declined ids of those that they were asked about and did not agree to; none before
///   version 2, when a yes was one for all
/// @param mails the mails that asked, in order
/// @param declaration the version of the declaration that was in force
public record ConsentReceipt(
    String statement,
    String statementId,
    String statementVersion,
    Language language,
    List<String> purposes,
    List<String> declined,
    List<AskingMail> mails,
    Instant consentedAt,
    String declaration) {

  /// A mail that asked for the consent.
  ///
  /// @param messageId as SES gave it
  public record AskingMail(String messageId, Instant acceptedAt) {}

  /// The purposes that the consent still covers.
  ///
  /// @param withdrawn from which it was taken back
  public List<String> inForce(Collection<String> withdrawn) {
    return purposes.stream().filter(purpose -> !withdrawn.contains(purpose)).toList();
  }

  /// Hexadecimal SHA-256 of the statement in UTF-8.
  public String statementHash() {
    return HexFormat.of().formatHex(Sha256.of(statement));
  }
}
