package fi.samtycke.web.input;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.core.subject.FieldGrammar;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads typed values out of what was posted and collects every fault on the way, in the order of
/// the reading. A blank value is absent; what is no text where a text belongs is `not-text`.
public final class Input {
  private final Form form;
  private final String prefix;
  private final List<FieldError> errors;

  public Input(Form form) {
    this(form, "", new ArrayList<>());
  }

  private Input(Form form, String prefix, List<FieldError> errors) {
    this.form = form;
    this.prefix = prefix;
    this.errors = errors;
  }

  /// The values of a query, of those that are known.
  public static Input ofQuery(HttpRequest request, String... known) {
    Map<String, String> values = new HashMap<>();
    for (String name : known) {
      values.put(name, request.query().getOrDefault(name, ""));
    }
    return new Input(new Form(values));
  }

  /// The object under the name. Its faults are named as its members are, and collected here.
  public Input object(String name) {
    return object(form.form(name));
  }

  public Input object(Form object) {
    return new Input(object, prefix, errors);
  }

  /// The object under the name. Its faults are named `name.member` and collected here.
  public Input at(String name) {
    return new Input(form.form(name), prefix + name + ".", errors);
  }

  public Form form() {
    return form;
  }

  /// What is wrong so far.
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /// One line up to so many code points, without its outer blanks.
  public Value<String> line(String name, int most) {
    return value(name, typed -> FieldGrammar.line(typed, most));
  }

  /// A text up to so many code points, exactly as typed.
  public Value<String> text(String name, int most) {
    return value(name, typed -> FieldGrammar.text(typed, most));
  }

  /// A text up to so many code points, without its outer blanks.
  public Value<String> words(String name, int most) {
    return value(name, typed -> FieldGrammar.text(typed.strip(), most));
  }

  public Value<EmailAddress> email(String name) {
    return value(name, EmailAddress::parse);
  }

  /// One of the values that `choice` knows, or `unknown-choice`.
  public <T> Value<T> choice(String name, Function<String, Optional<T>> choice) {
    return found(name, choice, "unknown-choice");
  }

  /// The id of an entry.
  ///
  /// @param code when it is none
  public Value<EntryId> id(String name, String code) {
    return found(name, EntryId::of, code);
  }

  /// A day as `2026-03-20`, or `invalid-date`.
  public Value<LocalDate> date(String name) {
    return found(name, typed -> temporal(LocalDate::parse, typed), "invalid-date");
  }

  /// An instant as `2026-03-20T10:00:00Z`, or `invalid-date`.
  public Value<Instant> instant(String name) {
    return found(name, typed -> temporal(Instant::parse, typed), "invalid-date");
  }

  /// A list of texts; one that is empty is absent.
  public Value<List<String>> texts(String name) {
    return new Value<>(this, name, form.texts(name).filter(texts -> !texts.isEmpty()));
  }

  /// The declared fields of a register, by declared name; what is blank is not among them.
  public Map<String, String> fields(Register register) {
    TypedFields fields = TypedFields.read(register, form);
    errors.addAll(fields.errors());
    return fields.values();
  }

  /// The same, where a field that is not declared is a fault.
  public Map<String, String> onlyFields(Register register) {
    for (String name : form.names()) {
      if (register.fields().stream().noneMatch(field -> field.name().equals(name))) {
        errors.add(new FieldError(name, "unknown-field"));
      }
    }
    return fields(register);
  }

  /// The language that was asked for, if the controller speaks it.
  public Language language(Controller controller, Language otherwise) {
    return Language.of(form.text("language"))
        .filter(controller.languages()::contains)
        .orElse(otherwise);
  }

  /// The whole, when nothing is wrong.
  public <T> Outcome<T> whole(Supplier<T> whole) {
    return errors.isEmpty() ? new Outcome.Valid<>(whole.get()) : new Outcome.Faulty<>(errors());
  }

  /// What came of reading.
  public sealed interface Outcome<T> {
    record Valid<T>(T value) implements Outcome<T> {}

    record Faulty<T>(List<FieldError> errors) implements Outcome<T> {}

    /// Answers what is valid, or 400 with every fault.
    ///
    /// @param type of the problem, such as `invalid-contact`
    default HttpAnswer answer(String type, String title, Function<T, HttpAnswer> valid) {
      return switch (this) {
        case Valid<T>(T value) -> valid.apply(value);
        case Faulty<T>(var errors) -> Problem.of(400, type, title, errors);
      };
    }

    default HttpAnswer answer(Function<T, HttpAnswer> valid) {
      return answer("invalid-request", "The request is not complete", valid);
    }
  }

  /// Something is wrong that no single value shows.
  public void fault(String name, String code) {
    errors.add(new FieldError(prefix + name, code));
  }

  private <T> Value<T> found(String name, Function<String, Optional<T>> find, String code) {
    return value(
        name,
        typed ->
            find.apply(typed)
                .<Parsed<T>>map(Parsed.Valid::new)
                .orElseGet(() -> new Parsed.Invalid<>(code)));
  }

  private <T> Value<T> value(String name, Function<String, Parsed<T>> parse) {
    String typed = form.text(name);
    if (form.isText(name) && typed.isEmpty()) {
      return new Value<>(this, name, Optional.empty());
    }
    Parsed<T> parsed = form.isText(name) ? parse.apply(typed) : new Parsed.Invalid<>("not-text");
    return switch (parsed) {
      case Parsed.Valid<T>(T value) -> new Value<>(this, name, Optional.of(value));
      case Parsed.Invalid<T>(String code) -> {
        fault(name, code);
        yield new Value<>(this, name);
      }
    };
  }

  private static <T> Optional<T> temporal(Function<String, T> parse, String typed) {
    try {
      return Optional.of(parse.apply(typed));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
