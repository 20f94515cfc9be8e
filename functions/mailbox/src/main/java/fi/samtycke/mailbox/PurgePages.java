package fi.samtycke.mailbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mailbox.MailboxCalendar;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.Page;
import gg.jte.generated.mailbox.JtepostponeGenerated;
import gg.jte.generated.mailbox.JtepostponedGenerated;
import gg.jte.html.HtmlContent;
import java.time.Instant;
import java.time.LocalDate;

/// The pages behind the link of a warning.
final class PurgePages {
  private PurgePages() {}

  static HttpAnswer question(
      Controller controller, Language language, Stored stored, boolean undecided) {
    Page page =
        Page.of(
            controller, language, undecided ? "mailbox-purge.title-wrong" : "mailbox-purge.title");
    Instant startsAt = stored.startsAt().orElseThrow();
    MailboxCalendar calendar = new MailboxCalendar(controller.mailbox(), controller.zone());
    PostponeView view =
        new PostponeView(
            stored.folders(),
            day(startsAt, controller, language),
            day(stored.cutAt().orElseThrow(), controller, language),
            day(calendar.postponed(startsAt), controller, language),
            undecided);
    HtmlContent content =
        output ->
            JtepostponeGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  static HttpAnswer postponed(Controller controller, Language language, Purge.Announced announced) {
    Page page = Page.of(controller, language, "mailbox-purge.postponed-title");
    String day = day(announced.startsAt(), controller, language);
    HtmlContent content =
        output -> JtepostponedGenerated.render(output, null, page.texts(), controller, day);
    return Layout.page(200, page, content);
  }

  private static String day(Instant instant, Controller controller, Language language) {
    return Calendar.day(LocalDate.ofInstant(instant, controller.zone()), language);
  }
}
