package fi.samtycke.mail.cases;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.mail.letters.MailDraft;
import fi.samtycke.stores.subject.SubjectIndex;
import java.time.LocalDate;
import java.util.stream.Collectors;

/// The mails to somebody under whose address nothing is held: which registers were searched and
/// which systems were not, and where staff and former staff turn.
public final class NothingFound {
  private NothingFound() {}

  /// Says that nothing was found, and asks whether the request comes from the holder of the
  /// address: then the other systems are searched too.
  ///
  /// @param lastDay to confirm
  public static Mail challenge(
      Controller controller, RightsCase request, MailedLink link, LocalDate lastDay) {
    MailDraft mail = draft("mail.nothing-found", controller, request);
    mail.opening()
        .facts(
            CaseMails.kind(mail, request),
            CaseMails.received(mail, request),
            searched(mail, controller, request.language()),
            mail.row("mail.nothing-found.last-day", mail.day(lastDay)));
    if (elsewhere(mail, controller, request.language())) {
      mail.paragraph(".choice", "day", mail.day(answerBy(controller, request)));
    }
    mail.action(".action", "my-data", link).paragraph(".not-me").paragraph(".other-address");
    return ended(mail, controller, request);
  }

  /// The answer to a confirmed request for data, in the place of an extract: the search of the
  /// other systems goes on.
  ///
  /// @param link to the page that shows how far it is
  public static Mail letter(Controller controller, RightsCase request, MailedLink link) {
    MailDraft mail = draft("mail.nothing-held-letter", controller, request);
    mail.opening()
        .facts(
            CaseMails.kind(mail, request),
            CaseMails.received(mail, request),
            searched(mail, controller, request.language()),
            mail.row("rights.last-day", mail.day(answerBy(controller, request))));
    if (elsewhere(mail, controller, request.language())) {
      mail.paragraph(".next");
    }
    mail.action("mail.case-receipt.action", "my-data", link);
    return ended(mail, controller, request);
  }

  private static MailDraft draft(String id, Controller controller, RightsCase request) {
    return new MailDraft(controller, request.language(), id);
  }

  private static Row searched(MailDraft mail, Controller controller, Language language) {
    return mail.row(
        "mail.nothing-found.searched",
        controller.registers().stream()
            .filter(register -> SubjectIndex.REGISTERS.contains(register.id()))
            .map(register -> register.name().in(language))
            .collect(Collectors.joining(", ")));
  }

  /// Names the systems that nobody can search from here.
  ///
  /// @param mail whose own text `.elsewhere` does so
  /// @return whether there are any
  private static boolean elsewhere(MailDraft mail, Controller controller, Language language) {
    String systems =
        controller.outsideSystems().stream()
            .map(system -> system.name().in(language))
            .collect(Collectors.joining("; "));
    if (!systems.isEmpty()) {
      mail.paragraph(".elsewhere", "systems", systems);
    }
    return !systems.isEmpty();
  }

  private static Mail ended(MailDraft mail, Controller controller, RightsCase request) {
    ResponsiblePerson personnel = controller.register("personnel").responsible();
    return mail.paragraph(
            "mail.nothing-found.staff",
            "role",
            personnel.role().in(request.language()),
            "contact",
            personnel.contact())
        .complaint()
        .toPerson(request.address().orElseThrow());
  }

  private static LocalDate answerBy(Controller controller, RightsCase request) {
    return CaseCalendar.of(controller).lastDay(request).planned();
  }
}
