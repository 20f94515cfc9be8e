package fi.samtycke.contacts;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import java.time.LocalDate;
import java.util.Map;

/// A contact as an employee enters it: `{"fields":{...},"provenance":{"kind","date","note"},
/// "language"}`. Required fields bind here, and the provenance is mandatory (G1).
record ContactBody(Map<String, String> fields, Provenance provenance, Language language) {

  /// @param today in the controller's zone; nothing is obtained later
  static Input.Outcome<ContactBody> read(Controller controller, Form body, LocalDate today) {
    Input in = new Input(body);
    Map<String, String> fields =
        in.object("fields")
            .onlyFields(
                controller.register("customers").only(field -> field.group().equals("person")));
    Input given = in.at("provenance");
    Value<ProvenanceKind> kind = given.choice("kind", controller::provenance).required();
    Value<LocalDate> date =
        given.date("date").when(day -> !day.isAfter(today), "invalid-date").required();
    Value<String> note = given.line("note", 200);
    return in.whole(() ->
        new ContactBody(
            fields,
            new Provenance(kind.get().id(), kind.get().informs(), date.get(), note.orElse("")),
            in.language(controller, controller.defaultLanguage())));
  }
}
