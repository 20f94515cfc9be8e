package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import java.util.List;

/// A step that staff take with a case.
sealed interface StaffStep {
  /// Staff made sure in another way from whom the request comes.
  record Verify(String how) implements StaffStep {}

  /// Staff choose which entries it is about, when that was not clear.
  record Choose(List<EntryId> entries) implements StaffStep {}

  record Begin() implements StaffStep {}

  /// Art. 12(3): only within the first period, once, with reasons.
  record Extend(String reasons) implements StaffStep {}

  /// Art. 12(4): with reasons, and where one may complain. Not when an erasure is decided already.
  record Refuse(String reason) implements StaffStep {}

  /// Only when nothing of it is left to do.
  record Fulfil(String note) implements StaffStep {}

  /// The person took it back. What nobody ever confirmed leaves nothing of the person; an erasure
  /// that is decided goes on.
  record Withdraw() implements StaffStep {}

  /// Has the extract of a confirmed case made, or made anew in the place of the one there is.
  record MakeExtract() implements StaffStep {}
}
