package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.TypedFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Other values as a person posts them. They bind as those of an employee's entry do; what is as it
/// is held says nothing, and is not judged.
///
/// @param changed by declared name; blank for what is to go
record ProposalForm(Map<String, String> changed, List<FieldError> errors) implements PersonalData {

  static ProposalForm read(Controller controller, ProposalAccess.Open offer, Form form) {
    Register other =
        controller
            .register("customers")
            .only(field -> offer.fields().contains(field) && differs(offer, form, field));
    TypedFields typed = TypedFields.read(other, form);
    Map<String, String> changed = new LinkedHashMap<>();
    for (Field field : other.fields()) {
      String value = typed.values().getOrDefault(field.name(), "");
      if (!value.equals(held(offer, field))) {
        changed.put(field.name(), value);
      }
    }
    boolean nothing = changed.isEmpty() && typed.errors().isEmpty();
    return new ProposalForm(
        changed, nothing ? List.of(new FieldError("proposals", "unchanged")) : typed.errors());
  }

  private static boolean differs(ProposalAccess.Open offer, Form form, Field field) {
    String name = field.name();
    boolean came = form.has(name);
    return came && !oneKindOfLines(form.text(name)).equals(oneKindOfLines(held(offer, field)));
  }

  private static String held(ProposalAccess.Open offer, Field field) {
    return offer.held().getOrDefault(field.name(), "");
  }

  private static String oneKindOfLines(String text) {
    return text.replace("\r\n", "\n");
  }

  @Override
  public String toString() {
    return "ProposalForm[redacted]";
  }
}
