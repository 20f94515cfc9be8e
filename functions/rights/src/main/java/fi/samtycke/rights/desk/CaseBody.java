package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseFile;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// A request that staff took: `{"kind","entrance","receivedOn","email" or "contact","details",
/// "language"}`. The day of the receipt is another than the one on which it is written down.
///
/// @param email the registered address; empty when a contact is named
/// @param contact whose registered address is meant; empty when an address is named
record CaseBody(
    RequestKind kind,
    Entrance entrance,
    LocalDate receivedOn,
    Optional<EmailAddress> email,
    Optional<EntryId> contact,
    String details,
    Language language)
    implements PersonalData {
  /// By which ways staff take requests.
  private static final Set<Entrance> ENTRANCES =
      Set.of(Entrance.TELEPHONE, Entrance.LETTER, Entrance.IN_PERSON, Entrance.MAIL);

  /// @param today in the controller's zone; nothing is received later
  static Input.Outcome<CaseBody> read(Controller controller, HttpRequest request, LocalDate today) {
    Form body =
        Body.ofStaff(
            request, "kind", "entrance", "receivedOn", "email", "contact", "details", "language");
    Input in = new Input(body);
    Value<RequestKind> kind = in.choice("kind", RequestKind::of).required();
    Value<Entrance> entrance =
        in.choice("entrance", typed -> Entrance.of(typed).filter(ENTRANCES::contains)).required();
    Value<LocalDate> receivedOn =
        in.date("receivedOn").when(day -> !day.isAfter(today), "in-the-future").required();
    Value<EntryId> contact = in.id("contact", "unknown-contact");
    if (contact.isPresent() && !body.text("email").isEmpty()) {
      in.fault("email", "contact-or-email");
    }
    Optional<EmailAddress> email =
        body.text("contact").isEmpty() ? in.email("email").required().optional() : Optional.empty();
    Value<String> details = in.text("details", CaseFile.MOST_DETAILS);
    return in.whole(() ->
        new CaseBody(
            kind.get(),
            entrance.get(),
            receivedOn.get(),
            email,
            contact.optional(),
            details.orElse(""),
            in.language(controller, controller.defaultLanguage())));
  }

  @Override
  public String toString() {
    return "CaseBody[redacted]";
  }
}
