package fi.samtycke.web.page;

import fi.samtycke.web.HttpAnswer;
import java.util.function.Function;

/// Says on a page why a form was not taken, where another entry cannot mend it: too many, too
/// large, busy.
public final class FailurePage {
  private static final String WAIT = "retry-after";

  private FailurePage() {}

  /// @param form whose texts `<form>.failure-...` give the reasons
  /// @param problem the same for a program
  /// @param page from the id of the reason's text to the page
  public static HttpAnswer of(String form, HttpAnswer problem, Function<String, HttpAnswer> page) {
    String reason =
        switch (problem.status()) {
          case 413 -> "too-large";
          case 429 -> "too-many";
          case 503 -> "busy";
          case 400, 415, 422 -> "unreadable";
          default -> "fault";
        };
    return asLater(problem, page.apply(form + ".failure-" + reason));
  }

  /// The page, with the wait that the problem asks for.
  static HttpAnswer asLater(HttpAnswer problem, HttpAnswer page) {
    String wait = problem.headers().get(WAIT);
    return wait == null ? page : page.with(WAIT, wait);
  }
}
