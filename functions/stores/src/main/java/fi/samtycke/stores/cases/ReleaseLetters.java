package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.dynamo.Write;
import java.util.Optional;

/// The part of a case that says that the person is told that what was restricted is used again:
/// `release`, with the mail that tells it.
public final class ReleaseLetters {
  private static final String SK = "release";
  private static final String LETTER = "letter";

  private final CaseStore cases;

  public ReleaseLetters(CaseStore cases) {
    this.cases = cases;
  }

  /// @param letter the obligation that tells it
  public Write note(ControllerId controller, EntryId caseId, EntryId letter) {
    return cases.put(cases.part(controller, caseId, SK).with(LETTER, letter.value()));
  }

  /// Whoever is told of a release again is told anew.
  public Write forget(ControllerId controller, EntryId caseId) {
    return cases.erasePart(controller, caseId, SK);
  }

  /// Reads strongly.
  ///
  /// @return the obligation that tells it
  public Optional<EntryId> find(ControllerId controller, EntryId caseId) {
    return cases.findPart(controller, caseId, SK).map(part -> new EntryId(part.required(LETTER)));
  }
}
