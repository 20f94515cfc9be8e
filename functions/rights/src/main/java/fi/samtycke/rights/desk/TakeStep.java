package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes a step that staff ask for. It is decided on the case as it is when it is written: who
/// comes second is told so.
final class TakeStep {
  private static final int TRIES = 5;

  private final CaseStore cases;
  private final CaseSteps steps;
  private final InstantSource clock;

  TakeStep(CaseStore cases, CaseSteps steps, InstantSource clock) {
    this.cases = cases;
    this.steps = steps;
    this.clock = clock;
  }

  /// What a step makes of a case.
  sealed interface Decided {
    record Now(Step step) implements Decided {}

    record Not(StepOutcome.NotNow why) implements Decided {}

    static Decided wrongState() {
      return new Not(StepOutcome.NotNow.wrongState());
    }

    static Decided erasureDecided() {
      return not("erasure-decided", "The erasure is decided, and is not taken back");
    }

    static Decided not(String code, String title) {
      return new Not(new StepOutcome.NotNow(code, title));
    }
  }

  interface Decision {
    Decided on(Stored seen, Instant now);
  }

  /// @throws ContentionException when others write again and again; nothing was written
  StepOutcome take(Controller controller, EntryId id, Decision decision) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = cases.find(controller.id(), id);
      if (found.isEmpty()) {
        return new StepOutcome.Unknown();
      }
      Instant now = clock.instant();
      switch (decision.on(found.get(), now)) {
        case Decided.Not(StepOutcome.NotNow why) -> {
          return why;
        }
        case Decided.Now(Step step) -> {
          if (steps.take(controller, found.get(), step, now)) {
            return new StepOutcome.Taken();
          }
        }
      }
    }
    throw new ContentionException(new IllegalStateException("the case has changed"));
  }
}
