package fi.samtycke.web.page;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.NoticeFacts;
import fi.samtycke.declaration.Texts;
import gg.jte.Content;
import gg.jte.generated.web.JtenoticeGenerated;
import gg.jte.html.HtmlContent;

/// What a page tells besides its short words when data comes in: the right to object apart from
/// everything else (GDPR Art. 21(4)), the way to the other rights, and the rest to unfold.
public final class NoticePart {
  private NoticePart() {}

  /// @param register `customers`, `chat` or `contact-form`
  /// @param rights where the page of the rights is, as seen from this page
  public static Content of(
      Controller controller, String register, Language language, String rights) {
    HtmlContent content =
        output ->
            JtenoticeGenerated.render(
                output,
                null,
                Texts.in(language),
                NoticeFacts.of(controller, register, language),
                NoticeFacts.objection(controller, register, language),
                rights);
    return content;
  }
}
