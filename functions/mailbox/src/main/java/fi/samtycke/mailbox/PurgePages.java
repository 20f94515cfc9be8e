package fi.samtycke.mailbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.stores.mailbox.Postponable;
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
      Controller controller, Language language, Stored stored, Postponable may, boolean undecided) {
    Page page =
        Page.of(
            controller, language, undecided ? "mailbox-purge.title-wrong" : "mailbox-purge.title");
    PostponeView view =
        new PostponeView(
            mailbox(page.texts(), stored),
            stored.folders(),
            day(may.startsAt(), controller, language),
            day(stored.cutAt().orElseThrow(), controller, language),
            day(may.later(), controller, language),
            left(page, may),
            undecided);
    HtmlContent content =
        output ->
            JtepostponeGenerated.render(output, null, page.texts(), controller, language, view);
    return Layout.page(undecided ? 400 : 200, page, content);
  }

  /// When it begins, and how often it may still be put off, perhaps not at all.
  static HttpAnswer begins(
      Controller controller, Language language, Stored stored, Postponable may) {
    boolean postponed = stored.postponements() > 0;
    Page page =
        Page.of(
            controller,
            language,
            postponed ? "mailbox-purge.postponed-title" : "mailbox-purge.title");
    String day = day(may.startsAt(), controller, language);
    HtmlContent content =
        output ->
            JtepostponedGenerated.render(
                output,
                null,
                page.texts(),
                controller,
                page.title(),
                mailbox(page.texts(), stored),
                day,
                left(page, may));
    return Layout.page(200, page, content);
  }

  private static String left(Page page, Postponable may) {
    return may.times() == 0
        ? page.texts()
            .get(
                "mailbox-purge.left-none",
                "most",
                Calendar.period(may.calendar().rules().postponeAtMost(), page.language()))
        : page.texts().counted("mailbox-purge.left", may.times());
  }

  private static String mailbox(Texts texts, Stored stored) {
    return texts.get("mailbox-purge.of." + stored.mailbox().value());
  }

  private static String day(Instant instant, Controller controller, Language language) {
    return Calendar.day(LocalDate.ofInstant(instant, controller.zone()), language);
  }
}
