package fi.samtycke.inbox;

import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// What staff add to what a visitor told, to enter them as a contact: `{"fields":{...},"note":"",
/// "language":"sv"}`. A field that is named replaces the visitor's, also by nothing. Required
/// fields bind, as in every entry by staff.
record VisitorBody(Form body) {

  static VisitorBody read(HttpRequest request) {
    return new VisitorBody(Body.ofStaff(request, "fields", "note", "language"));
  }

  /// What is entered.
  record Contact(Map<String, String> fields, Language language, String note) {}

  Input.Outcome<Contact> contact(Controller controller, Conversation conversation) {
    Register person =
        controller.register("customers").only(field -> field.group().equals("person"));
    Map<String, Object> fields = new LinkedHashMap<>(conversation.fields());
    fields.keySet().retainAll(person.fields().stream().map(Field::name).toList());
    fields.putAll(body.form("fields").members());
    Input in = new Input(body);
    Map<String, String> values = in.object(new Form(fields)).onlyFields(person);
    Value<String> note = in.line("note", 200);
    Language language = in.language(controller, conversation.language());
    return in.whole(() -> new Contact(values, language, note.orElse("")));
  }
}
