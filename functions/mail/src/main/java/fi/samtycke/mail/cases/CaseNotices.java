package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseCalendar.LastDay;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.MailDraft;
import java.time.Instant;

/// Tells the responsible person about a case: its id, its days, nothing of the person.
public final class CaseNotices {
  private static final String REGISTER = "customers";

  private CaseNotices() {}

  public static Mail confirmed(Controller controller, RightsCase request) {
    return answerBy("mail.case-notice", controller, request);
  }

  /// Nobody confirmed what came by a mail that was vouched for.
  public static Mail unconfirmed(Controller controller, RightsCase request) {
    return answerBy("mail.unconfirmed-case-notice", controller, request);
  }

  public static Mail proposed(Controller controller, RightsCase request) {
    return answerBy("mail.proposal-notice", controller, request);
  }

  public static Mail withdrawn(Controller controller, RightsCase request) {
    return draft("mail.case-withdrawn-notice", controller, request).toResponsible(REGISTER);
  }

  /// The last day is near, or over.
  public static Mail due(Controller controller, RightsCase request, Instant now) {
    boolean over = CaseCalendar.of(controller).daysLeft(request, now) < 0;
    String id = over ? "mail.case-due-notice.over" : "mail.case-due-notice";
    return answerBy(id, controller, request);
  }

  private static Mail answerBy(String id, Controller controller, RightsCase request) {
    MailDraft mail = draft(id, controller, request);
    String day = mail.day(CaseCalendar.of(controller).lastDay(request).planned());
    return mail.toResponsible(REGISTER, "day", day);
  }

  private static MailDraft draft(String id, Controller controller, RightsCase request) {
    MailDraft mail = MailDraft.notice(controller, id);
    LastDay lastDay = CaseCalendar.of(controller).lastDay(request);
    return mail.opening()
        .facts(
            mail.row("mail.case", request.id().value()),
            CaseMails.kind(mail, request),
            CaseMails.received(mail, request),
            mail.row("rights.last-day", mail.day(lastDay.planned())),
            mail.row("mail.case.latest", mail.day(lastDay.latest())))
        .paragraph(".next");
  }
}
