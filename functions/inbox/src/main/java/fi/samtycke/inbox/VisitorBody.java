package fi.samtycke.inbox;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.core.subject.FieldGrammar;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.TypedFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What staff add to what a visitor told, to enter him as a contact: `{"fields":{...},"note":"",
/// "language":"sv"}`. A field that is named replaces the visitor's, also by nothing. Required
/// fields bind, as in every entry by staff.
record VisitorBody(Form fields, String note, String language) {
  static final Set<String> MEMBERS = Set.of("fields", "note", "language");

  private static final String PERSON = "person";
  private static final LocalText UNSHOWN = new LocalText("", "", "");
  private static final Field NOTE = new Field("note", FieldType.LINE, false, 200, UNSHOWN, UNSHOWN);

  static VisitorBody read(Map<String, Object> members) {
    Form form = Form.of(members);
    return new VisitorBody(
        Form.of(members.getOrDefault("fields", "")),
        form.text("note").strip(),
        form.text("language"));
  }

  /// What is entered.
  record Contact(
      Map<String, String> fields, Language language, String note, List<FieldError> errors) {}

  Contact contact(Controller controller, Conversation conversation) {
    Register person = controller.register("customers").only(field -> field.group().equals(PERSON));
    List<String> names = person.fields().stream().map(Field::name).toList();
    List<FieldError> errors = new ArrayList<>();
    for (String name : fields.texts().keySet()) {
      if (!names.contains(name)) {
        errors.add(new FieldError(name, "unknown-field"));
      }
    }
    Map<String, String> texts = new HashMap<>(conversation.fields());
    texts.keySet().retainAll(names);
    texts.putAll(fields.texts());
    TypedFields typed = TypedFields.read(person, new Form(texts, fields.notText()));
    errors.addAll(typed.errors());
    if (FieldGrammar.read(NOTE, note) instanceof Parsed.Invalid<String>(String code)) {
      errors.add(new FieldError("note", code));
    }
    Language spoken =
        Language.of(language)
            .filter(controller.languages()::contains)
            .orElse(conversation.language());
    return new Contact(typed.values(), spoken, note, errors);
  }
}
