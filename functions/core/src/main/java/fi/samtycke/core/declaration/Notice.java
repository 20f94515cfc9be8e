package fi.samtycke.core.declaration;

import java.util.List;

/// What people are told when their data comes into a register, besides what is collected and for
/// how long (GDPR Art. 13(1)(c)-(f), 14(1)(c)-(f)).
///
/// @param bases what the processing rests on, with the interest where it is one
/// @param recipients who gets or keeps the data, with the name
/// @param transfers what is stated of transfers outside the EU and the EEA; empty without one
public record Notice(List<Basis> bases, List<LocalText> recipients, List<LocalText> transfers) {

  /// @param article such as `6(1)(f)`
  public record Basis(String article, LocalText text) {
    /// The letter of Art. 6(1).
    public String letter() {
      return article.substring(article.lastIndexOf('(') + 1, article.length() - 1);
    }
  }
}
