package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.rights.cases.CaseInput;
import fi.samtycke.web.input.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A request that staff took: `{"kind","entrance","receivedOn","email" or "contact","details",
/// "language"}`. The day of the receipt is another than the one on which it is written down.
///
/// @param email the registered address; empty when a contact is named
/// @param contact whose registered address is meant; empty when an address is named
record CaseBody(
    Optional<RequestKind> kind,
    Optional<Entrance> entrance,
    Optional<LocalDate> receivedOn,
    Optional<EmailAddress> email,
    Optional<EntryId> contact,
    String details,
    Language language,
    List<FieldError> errors)
    implements PersonalData {
  static final Set<String> MEMBERS =
      Set.of("kind", "entrance", "receivedOn", "email", "contact", "details", "language");

  /// By which ways staff take requests.
  private static final Set<Entrance> ENTRANCES =
      Set.of(Entrance.TELEPHONE, Entrance.LETTER, Entrance.IN_PERSON, Entrance.MAIL);

  /// @param today in the controller's zone; nothing is received later
  static CaseBody read(Controller controller, Map<String, Object> members, LocalDate today) {
    Form form = Form.of(members);
    List<FieldError> errors = new ArrayList<>();
    Optional<RequestKind> kind = RequestKind.of(form.text("kind"));
    if (kind.isEmpty()) {
      errors.add(new FieldError("kind", CaseInput.code(form, "kind", "unknown-choice")));
    }
    Optional<Entrance> entrance = Entrance.of(form.text("entrance")).filter(ENTRANCES::contains);
    if (entrance.isEmpty()) {
      errors.add(new FieldError("entrance", CaseInput.code(form, "entrance", "unknown-choice")));
    }
    Optional<LocalDate> receivedOn = date(form.text("receivedOn"));
    if (receivedOn.isEmpty()) {
      errors.add(new FieldError("receivedOn", CaseInput.code(form, "receivedOn", "invalid-date")));
    } else if (receivedOn.get().isAfter(today)) {
      errors.add(new FieldError("receivedOn", "in-the-future"));
    }
    Optional<EntryId> contact = contact(form, errors);
    Optional<EmailAddress> email =
        form.text("contact").isEmpty() ? CaseInput.email(form, errors) : Optional.empty();
    return new CaseBody(
        kind,
        entrance,
        receivedOn,
        email,
        contact,
        CaseInput.details(form, errors),
        Language.of(form.text("language"))
            .filter(controller.languages()::contains)
            .orElse(controller.defaultLanguage()),
        errors);
  }

  private static Optional<EntryId> contact(Form form, List<FieldError> errors) {
    String contact = form.text("contact");
    if (contact.isEmpty()) {
      return Optional.empty();
    }
    if (!EntryId.isWellFormed(contact)) {
      errors.add(new FieldError("contact", "unknown-contact"));
      return Optional.empty();
    }
    if (!form.text("email").isEmpty()) {
      errors.add(new FieldError("email", "contact-or-email"));
    }
    return Optional.of(new EntryId(contact));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "CaseBody[redacted]";
  }
}
