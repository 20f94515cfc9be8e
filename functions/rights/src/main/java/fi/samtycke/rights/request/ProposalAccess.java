package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.web.input.Form;
import java.util.List;
import java.util.Map;

/// What the page behind a link offers beside the state of a request.
sealed interface ProposalAccess {
  /// Nothing more.
  record None() implements ProposalAccess {}

  /// It is not known for sure which contact is meant, so nothing of any is shown.
  record Elsewhere() implements ProposalAccess {}

  /// Other values may be proposed.
  ///
  /// @param fields that may be proposed: declared, and not decided yet
  /// @param waiting what was proposed, and nobody has decided on
  /// @param typed what stands in the form
  /// @param errors of what was typed; under `proposals` what concerns no field
  record Open(
      Contact contact,
      List<Field> fields,
      List<Proposal> waiting,
      Form typed,
      List<FieldError> errors)
      implements ProposalAccess, PersonalData {

    Map<String, String> held() {
      return contact.data().fields();
    }

    Open again(Form faulty, List<FieldError> found) {
      return new Open(contact, fields, waiting, faulty, found);
    }

    @Override
    public String toString() {
      return "Open[redacted]";
    }
  }
}
