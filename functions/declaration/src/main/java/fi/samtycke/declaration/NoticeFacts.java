package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Notice;
import fi.samtycke.core.declaration.rules.MailboxRules;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a person is told in full when their data comes in, behind the short words that stand by the
/// form (GDPR Art. 13, 14): who, on which basis, who gets the data, where it goes, for how long.
public final class NoticeFacts {
  private final Controller controller;
  private final Language language;
  private final Texts texts;

  private NoticeFacts(Controller controller, Language language) {
    this.controller = controller;
    this.language = language;
    this.texts = Texts.in(language);
  }

  /// @param text with line feeds between several
  public record Fact(String label, String text) {}

  /// @param register `customers` for what waits in quarantine, `chat` or `contact-form`
  public static List<Fact> of(Controller controller, String register, Language language) {
    return new NoticeFacts(controller, language).of(register);
  }

  /// How a person objects, and that a no to direct marketing needs no grounds where the register
  /// may serve it (GDPR Art. 21).
  public static String objection(Controller controller, String register, Language language) {
    Texts texts = Texts.in(language);
    String contact = controller.register(register).responsible().contact();
    String object = texts.get("notice.object", "contact", contact);
    return register.equals("customers")
        ? object + " " + texts.get("notice.object-marketing")
        : object;
  }

  /// The page on which the rights are used.
  public static String rightsPage(Controller controller) {
    return controller.publicUrl() + "/" + controller.id() + "/my-data";
  }

  private List<Fact> of(String register) {
    Notice notice = controller.register(register).notice();
    List<Fact> facts = new ArrayList<>();
    add(facts, "controller", Imprint.of(controller, language));
    add(facts, "contact", Imprint.reach(controller, register, language));
    add(
        facts,
        "basis",
        notice.bases().stream()
            .map(basis ->
                texts.get(
                    "notice.basis-text",
                    "basis",
                    basis.text().in(language),
                    "letter",
                    basis.letter()))
            .collect(Collectors.joining("\n")));
    add(facts, "recipients", lines(notice.recipients()));
    add(facts, "transfers", lines(notice.transfers()));
    add(facts, "period", period(register));
    add(facts, "complaint", controller.rights().authority().in(language));
    return List.copyOf(facts);
  }

  private String period(String register) {
    String mailbox = longest("notice.period-mailbox", controller.mailbox());
    return switch (register) {
      case "chat" ->
          controller.chat().keep().map(this::chat).orElseGet(() -> texts.get("notice.period-open"))
              + " "
              + mailbox
              + controller
                  .chat()
                  .operatorCopies()
                  .map(rules -> " " + longest("notice.period-operators", rules))
                  .orElse("");
      case "contact-form" -> mailbox;
      default -> "";
    };
  }

  private String longest(String text, MailboxRules rules) {
    return texts.get(text, "longest", Calendar.period(rules.longest(), language));
  }

  private String chat(Period keep) {
    return texts.get("notice.period-chat", "keep", Calendar.period(keep, language));
  }

  private String lines(List<LocalText> said) {
    return said.stream().map(text -> text.in(language)).collect(Collectors.joining("\n"));
  }

  private void add(List<Fact> facts, String id, String text) {
    if (!text.isEmpty()) {
      facts.add(new Fact(texts.get("notice." + id), text));
    }
  }
}
