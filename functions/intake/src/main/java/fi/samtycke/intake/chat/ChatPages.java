package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.intake.form.ContactFormPages;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.NoticePart;
import fi.samtycke.web.page.Page;
import gg.jte.Content;
import gg.jte.generated.intake.JtechatGenerated;
import gg.jte.html.HtmlContent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/// The chat as a plain page, for whoever has no scripts.
public final class ChatPages {
  private final Controller controller;
  private final Language language;
  private final Instant now;

  ChatPages(Controller controller, Language language, Instant now) {
    this.controller = controller;
    this.language = language;
    this.now = now;
  }

  /// One message as the page shows it.
  public record Line(boolean mine, String author, String time, String text) {}

  /// What the page shows.
  ///
  /// @param token of the chat that the next message begins, when none is open
  /// @param key the next message's mark against repetition
  /// @param open whether there is a chat that goes on
  /// @param over whether there is one that has ended
  /// @param asks whether the fields about the visitor lie open
  public record View(
      String language,
      String token,
      String key,
      List<Line> lines,
      boolean open,
      boolean over,
      String status,
      String typed,
      String textError,
      List<ContactFormPages.Row> rows,
      String notice,
      String cookie,
      Content more,
      boolean asks) {

    public boolean isWrong() {
      return !textError.isEmpty() || rows.stream().anyMatch(ContactFormPages.Row::isWrong);
    }
  }

  /// @param chat the visitor's own, if one is known
  /// @param typed what was typed and could not be taken
  /// @param errors what is wrong with it
  HttpAnswer show(
      Optional<Read> chat, VisitorToken next, String key, Form typed, List<FieldError> errors) {
    Page page = Page.of(controller, language, errors.isEmpty() ? "chat.title" : "chat.title-wrong");
    Texts texts = page.texts();
    Optional<Conversation> conversation = chat.map(read -> read.stored().conversation());
    boolean open =
        conversation
            .filter(seen -> ChatAnswers.state(controller, seen, now) == ConversationState.OPEN)
            .isPresent();
    View view =
        new View(
            language.tag(),
            next.text(),
            key,
            chat.map(read -> lines(read, texts)).orElseGet(List::of),
            open,
            conversation.isPresent() && !open,
            status(conversation, open, texts),
            typed.text(ChatForm.TEXT),
            textError(errors, texts),
            ContactFormPages.rows(ChatForm.optional(controller).fields(), page, typed, errors),
            notice(controller, language),
            texts.get("chat.cookie", "hours", 24 * controller.chat().cookieDays()),
            NoticePart.of(
                controller, ChatForm.REGISTER, language, "my-data?lang=" + language.tag()),
            !errors.isEmpty() || (isByMail(conversation) && !emailKnown(conversation)));
    HtmlContent content = output -> JtechatGenerated.render(output, null, texts, view);
    return Layout.page(errors.isEmpty() ? 200 : 400, page, content);
  }

  /// What a visitor is told before they write.
  static String notice(Controller controller, Language language) {
    ResponsiblePerson responsible = controller.register(ChatForm.REGISTER).responsible();
    return Texts.in(language)
        .get(
            "chat.notice",
            "controller",
            controller.name(),
            "role",
            responsible.role().in(language),
            "contact",
            responsible.contact());
  }

  private List<Line> lines(Read read, Texts texts) {
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(Calendar.locale(language))
            .withZone(controller.zone());
    return read.messages().stream().map(message -> line(message, time, texts)).toList();
  }

  private Line line(ConversationMessage message, DateTimeFormatter time, Texts texts) {
    boolean mine = message.author() == Author.VISITOR;
    return new Line(
        mine,
        mine ? texts.get("chat.you") : controller.name(),
        time.format(message.sentAt()),
        message.text());
  }

  private String status(Optional<Conversation> conversation, boolean open, Texts texts) {
    if (conversation.isPresent() && !open) {
      return texts.get("chat.ended");
    }
    if (isByMail(conversation)) {
      return texts.get(emailKnown(conversation) ? "chat.by-mail-known" : "chat.by-mail");
    }
    return texts.get("chat.intro", "controller", controller.name());
  }

  private boolean isByMail(Optional<Conversation> conversation) {
    return conversation
        .map(seen -> controller.chat().turnsIntoMessage(seen, now, controller.zone()))
        .orElseGet(() -> !controller.chat().onDuty(now, controller.zone()));
  }

  private static boolean emailKnown(Optional<Conversation> conversation) {
    return conversation.filter(seen -> seen.fields().containsKey("email")).isPresent();
  }

  private String textError(List<FieldError> errors, Texts texts) {
    String label = texts.get("chat.message");
    return errors.stream()
        .filter(wrong -> wrong.field().equals(ChatForm.TEXT))
        .findFirst()
        .map(wrong ->
            wrong.code().equals("too-long")
                ? texts.get(
                    "field.too-long",
                    "label",
                    label,
                    "most",
                    ChatForm.message(controller).maxLength())
                : texts.get("field." + wrong.code(), "label", label))
        .orElse("");
  }
}
