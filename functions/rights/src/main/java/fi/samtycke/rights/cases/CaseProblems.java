package fi.samtycke.rights.cases;

import fi.samtycke.rights.cases.AnsweredCases.Why;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Problem;

/// How the API says why staff may not work on a case.
public final class CaseProblems {
  private CaseProblems() {}

  public static HttpAnswer of(Why why) {
    return switch (why) {
      case UNKNOWN -> Problem.notFound();
      case ANOTHER_KIND -> Problem.of(409, "another-kind", "The case is of another kind");
      case NOT_NOW ->
          Problem.of(409, "not-confirmed", "The case is not confirmed, or already closed");
      case NOBODY_CHOSEN ->
          Problem.of(409, "choose-subjects", "The subjects of the case are not chosen yet");
    };
  }
}
