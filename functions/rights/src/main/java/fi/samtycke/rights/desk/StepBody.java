package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import java.util.List;
import java.util.function.Function;

/// A step as staff post it: its name, and the one member that it takes: `verify` `{"how"}`,
/// `subjects` `{"entries"}`, `extend` `{"reasons"}`, `refuse` `{"reason"}`, `fulfil` `{"note"}`;
/// `begin`, `withdraw` and `extract` take none.
final class StepBody {
  private static final int LONGEST = 10_000;
  private static final int MOST_ENTRIES = 100;

  private StepBody() {}

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

  static Input.Outcome<StaffStep> read(Name name, HttpRequest request) {
    return switch (name) {
      case VERIFY -> words(request, "how", StaffStep.Verify::new);
      case CHOOSE -> entries(request);
      case BEGIN -> new Input.Outcome.Valid<>(new StaffStep.Begin());
      case EXTEND -> words(request, "reasons", StaffStep.Extend::new);
      case REFUSE -> words(request, "reason", StaffStep.Refuse::new);
      case FULFIL -> words(request, "note", StaffStep.Fulfil::new);
      case WITHDRAW -> new Input.Outcome.Valid<>(new StaffStep.Withdraw());
      case EXTRACT -> new Input.Outcome.Valid<>(new StaffStep.MakeExtract());
    };
  }

  private static Input.Outcome<StaffStep> words(
      HttpRequest request, String member, Function<String, StaffStep> step) {
    Input in = new Input(Body.ofStaff(request, member));
    Value<String> words = in.words(member, LONGEST).required();
    return in.whole(() -> step.apply(words.get()));
  }

  private static Input.Outcome<StaffStep> entries(HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "entries"));
    Value<List<String>> ids =
        in.texts("entries")
            .required()
            .when(
                all -> all.size() <= MOST_ENTRIES && all.stream().allMatch(EntryId::isWellFormed),
                "required");
    return in.whole(
        () -> new StaffStep.Choose(ids.get().stream().distinct().map(EntryId::new).toList()));
  }
}
