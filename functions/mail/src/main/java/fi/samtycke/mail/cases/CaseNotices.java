package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseCalendar.LastDay;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Tells the responsible person about a case: its id, its days, nothing of the person.
public final class CaseNotices {
  private CaseNotices() {}

  public static Mail confirmed(Controller controller, RightsCase request) {
    String id = "mail.case-notice.";
    return mail(id, subjectLine(id, controller, request), controller, request);
  }

  public static Mail proposed(Controller controller, RightsCase request) {
    String id = "mail.proposal-notice.";
    return mail(id, subjectLine(id, controller, request), controller, request);
  }

  public static Mail withdrawn(Controller controller, RightsCase request) {
    String id = "mail.case-withdrawn-notice.";
    String subjectLine = Texts.in(controller.defaultLanguage()).get(id + "subject");
    return mail(id, subjectLine, controller, request);
  }

  /// The last day is near, or over.
  public static Mail due(Controller controller, RightsCase request, Instant now) {
    boolean over = CaseCalendar.of(controller).daysLeft(request, now) < 0;
    String id = over ? "mail.case-due-notice.over." : "mail.case-due-notice.";
    return mail(id, subjectLine(id, controller, request), controller, request);
  }

  private static String subjectLine(String id, Controller controller, RightsCase request) {
    Language language = controller.defaultLanguage();
    LocalDate day = CaseCalendar.of(controller).lastDay(request).planned();
    return Texts.in(language).get(id + "subject", "day", day(day, language));
  }

  private static Mail mail(
      String id, String subjectLine, Controller controller, RightsCase request) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    LastDay lastDay = CaseCalendar.of(controller).lastDay(request);
    return new Mail(
        language,
        controller.mail().from(),
        controller.register("customers").responsible().contact(),
        Optional.empty(),
        subjectLine,
        List.of(
            new Block.Paragraph(texts.get(id + "opening", "controller", controller.name())),
            new Block.Facts(
                List.of(
                    new Row(texts.get("mail.case"), request.id().value()),
                    new Row(
                        texts.get("rights.asked"),
                        texts.get("rights.kind." + request.kind().value())),
                    new Row(texts.get("rights.received"), day(request.receivedOn(), language)),
                    new Row(texts.get("rights.last-day"), day(lastDay.planned(), language)),
                    new Row(texts.get("mail.case.latest"), day(lastDay.latest(), language)))),
            new Block.Paragraph(texts.get(id + "next"))));
  }

  private static String day(LocalDate day, Language language) {
    return Calendar.day(day, language);
  }
}
