package fi.samtycke.intake.chat;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a visitor posted in the chat, held against the declared fields of the register `chat` (R6):
/// every one of them may stay empty.
///
/// @param told what the visitor says about themselves, by declared name
/// @param text the message, exactly as typed; empty for none
/// @param page where the visitor is (H6); empty when it is no page of a declared website
record ChatForm(
    Map<String, String> told,
    String text,
    String page,
    Language language,
    List<FieldError> errors) {
  static final String REGISTER = "chat";

  /// How the API calls the declared field `message`.
  static final String TEXT = "text";

  private static final String MESSAGE = "message";
  private static final int LONGEST_PAGE = 500;

  /// @param fallback the language when the form names none that is spoken
  static ChatForm read(Controller controller, Form form, Language fallback) {
    Input in = new Input(form);
    Map<String, String> told = in.fields(optional(controller));
    String text = in.text(TEXT, message(controller).maxLength()).orElse("");
    return new ChatForm(
        told,
        text,
        page(controller, form.text("page")),
        in.language(controller, fallback),
        in.errors());
  }

  /// The fields about the visitor.
  static Register optional(Controller controller) {
    return controller.register(REGISTER).only(field -> !field.name().equals(MESSAGE));
  }

  /// The declared field of the message.
  static Field message(Controller controller) {
    return controller.register(REGISTER).fields().stream()
        .filter(field -> field.name().equals(MESSAGE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the chat has no field message"));
  }

  /// Whether there is anything to be written.
  boolean isEmpty() {
    return text.isEmpty() && told.isEmpty();
  }

  /// Equal for two posts of the same content.
  String content() {
    return new TreeMap<>(told) + " " + text;
  }

  /// Query and fragment may say more than which page it is, so they go.
  private static String page(Controller controller, String typed) {
    String page = typed.split("[?#]", 2)[0];
    boolean ours =
        Stream.concat(controller.websites().stream(), Stream.of(controller.publicUrl()))
            .anyMatch(site -> page.equals(site) || page.startsWith(site + "/"));
    boolean oneLine = page.chars().noneMatch(c -> Character.isISOControl(c) || c > 126);
    return ours && oneLine && page.length() <= LONGEST_PAGE ? page : "";
  }
}
