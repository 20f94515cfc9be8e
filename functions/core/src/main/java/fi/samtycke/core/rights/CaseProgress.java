package fi.samtycke.core.rights;

import fi.samtycke.core.rights.Delivery.State;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far what a case asks for is done: the one answer to "is this case done?", for staff who want
/// to fulfil it and for the program, which does so by itself.
///
/// @param aboutSomebody whether it is about an entry: without one nothing is made or erased
/// @param erasure how far an erasure is that was decided; empty when none was
/// @param openTasks how many tasks at recipients nobody has closed
/// @param proposals all that were made, decided or not
/// @param extract whether it reached the person; empty as long as nobody knows
public record CaseProgress(
    RequestKind kind,
    boolean aboutSomebody,
    Optional<Stage> erasure,
    int openTasks,
    List<Proposal> proposals,
    Optional<Delivery.State> extract) {

  /// Whether nothing of it is left to do. Then staff may say that it is fulfilled.
  public boolean isNothingLeft() {
    return openTasks == 0
        && proposals.stream().noneMatch(Proposal::isOpen)
        && !(kind.isAnsweredByExtract() && aboutSomebody && extract.isEmpty())
        && (isErased() || !(isErasureDecided() || (kind.isErasure() && aboutSomebody)));
  }

  /// Whether what it asked for was done, and nothing is left. Then it is fulfilled, without a word
  /// of anybody.
  public boolean isDone() {
    boolean acted =
        switch (kind) {
          case ACCESS, PORTABILITY -> extract.equals(Optional.of(State.SENT));
          case RECTIFICATION -> !proposals.isEmpty();
          case ERASURE, WITHDRAWAL -> isErased();
          case RESTRICTION, OBJECTION -> false;
        };
    return acted && isNothingLeft();
  }

  /// Whether an erasure is decided, which nobody takes back.
  public boolean isErasureDecided() {
    return erasure.isPresent();
  }

  /// The same with these decisions, each in the place of what was known of its field.
  public CaseProgress deciding(List<Proposal> decisions) {
    List<Proposal> all = new ArrayList<>(decisions);
    proposals.stream()
        .filter(known -> decisions.stream().noneMatch(it -> it.field().equals(known.field())))
        .forEach(all::add);
    return new CaseProgress(kind, aboutSomebody, erasure, openTasks, List.copyOf(all), extract);
  }

  /// The same when the extract has left.
  public CaseProgress sent() {
    return new CaseProgress(
        kind, aboutSomebody, erasure, openTasks, proposals, Optional.of(State.SENT));
  }

  /// The same when so many tasks more are open; fewer when it is negative.
  public CaseProgress withTasks(int more) {
    return new CaseProgress(kind, aboutSomebody, erasure, openTasks + more, proposals, extract);
  }

  private boolean isErased() {
    return erasure.filter(Stage.Told.class::isInstance).isPresent();
  }
}
