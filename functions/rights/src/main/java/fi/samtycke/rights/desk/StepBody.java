package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.JsonBody;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A step as staff post it: its name, and the one member that it takes: `verify` `{"how"}`,
/// `subjects` `{"entries"}`, `extend` `{"reasons"}`, `refuse` `{"reason"}`, `fulfil` `{"note"}`;
/// `begin`, `withdraw` and `extract` take none.
final class StepBody {
  private static final int LONGEST = 10_000;
  private static final int MOST_ENTRIES = 100;

  private StepBody() {}

  /// What was posted.
  sealed interface Outcome {
    record Read(StaffStep step) implements Outcome {}

    record Refused(HttpAnswer why) implements Outcome {}
  }

  /// The steps, each with a route of its own.
  enum Name {
    VERIFY,
    CHOOSE,
    BEGIN,
    EXTEND,
    REFUSE,
    FULFIL,
    WITHDRAW,
    EXTRACT
  }

  static Outcome read(Name name, HttpRequest request) {
    return switch (name) {
      case VERIFY -> words(request, "how", StaffStep.Verify::new);
      case CHOOSE -> entries(request);
      case BEGIN -> new Outcome.Read(new StaffStep.Begin());
      case EXTEND -> words(request, "reasons", StaffStep.Extend::new);
      case REFUSE -> words(request, "reason", StaffStep.Refuse::new);
      case FULFIL -> words(request, "note", StaffStep.Fulfil::new);
      case WITHDRAW -> new Outcome.Read(new StaffStep.Withdraw());
      case EXTRACT -> new Outcome.Read(new StaffStep.MakeExtract());
    };
  }

  private static Outcome words(
      HttpRequest request, String member, Function<String, StaffStep> step) {
    return member(
        request,
        member,
        value ->
            switch (value) {
              case String text when text.isBlank() -> invalid(member, "required");
              case String text when text.codePointCount(0, text.length()) > LONGEST ->
                  invalid(member, "too-long");
              case String text -> new Outcome.Read(step.apply(text.strip()));
              case null -> invalid(member, "required");
              default -> invalid(member, "not-text");
            });
  }

  private static Outcome entries(HttpRequest request) {
    return member(
        request,
        "entries",
        value -> {
          List<String> ids =
              value instanceof List<?> list && list.size() <= MOST_ENTRIES
                  ? list.stream().map(id -> id instanceof String text ? text : "").toList()
                  : List.of();
          return ids.isEmpty() || !ids.stream().allMatch(EntryId::isWellFormed)
              ? invalid("entries", "required")
              : new Outcome.Read(
                  new StaffStep.Choose(ids.stream().distinct().map(EntryId::new).toList()));
        });
  }

  private static Outcome member(
      HttpRequest request, String member, Function<@Nullable Object, Outcome> read) {
    return switch (JsonBody.read(request, Set.of(member))) {
      case JsonBody.Outcome.Refused(HttpAnswer refusal) -> new Outcome.Refused(refusal);
      case JsonBody.Outcome.Read(var members) -> read.apply(members.get(member));
    };
  }

  private static Outcome invalid(String field, String code) {
    return new Outcome.Refused(
        Problem.of(
            400, "invalid-step", "The step is not complete", List.of(new FieldError(field, code))));
  }
}
