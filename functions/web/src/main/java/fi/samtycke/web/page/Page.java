package fi.samtycke.web.page;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Texts;
import java.util.List;

/// What every page has besides its content.
///
/// @param languageLinks to the same page in the other languages; empty where there is no choice
public record Page(
    Language language, String title, String controllerName, List<LanguageLink> languageLinks) {

  /// @param name of the language, in itself
  public record LanguageLink(Language language, String name, String href) {}

  /// A page that is offered in every language of the controller.
  public static Page of(Controller controller, Language language, String titleId) {
    List<LanguageLink> links =
        controller.languages().stream()
            .filter(other -> other != language)
            .map(other ->
                new LanguageLink(
                    other, Texts.in(other).get("page.language-name"), "?lang=" + other.tag()))
            .toList();
    return inOneLanguage(controller, language, titleId, links);
  }

  private static Page inOneLanguage(
      Controller controller, Language language, String titleId, List<LanguageLink> links) {
    return new Page(language, Texts.in(language).get(titleId), controller.name(), links);
  }

  public Texts texts() {
    return Texts.in(language);
  }
}
