package fi.samtycke.mail.letters;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Imprint;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mail in the making, block by block, in the texts of one language. A text id that begins with a
/// point is one of the mail's own: `.opening` of `mail.seal-notice` is `mail.seal-notice.opening`.
public final class MailDraft {
  private final Controller controller;
  private final Language language;
  private final String id;
  private final List<Block> blocks = new ArrayList<>();

  /// @param id what the ids of its own texts begin with
  public MailDraft(Controller controller, Language language, String id) {
    this.controller = controller;
    this.language = language;
    this.id = id;
  }

  /// For people of the firm, in its own language.
  public static MailDraft notice(Controller controller, String id) {
    return new MailDraft(controller, controller.defaultLanguage(), id);
  }

  public String text(String text, Object... namesAndValues) {
    return Texts.in(language).get(text.startsWith(".") ? id + text : text, namesAndValues);
  }

  /// See [Texts#counted].
  public String counted(String text, int count) {
    return Texts.in(language).counted(text, count);
  }

  public String period(Period period) {
    return Calendar.period(period, language);
  }

  public String day(LocalDate day) {
    return Calendar.day(day, language);
  }

  /// In the controller's zone.
  public String day(Instant instant) {
    return day(LocalDate.ofInstant(instant, controller.zone()));
  }

  /// In the controller's zone.
  public String moment(Instant instant) {
    return Calendar.moment(instant, controller.zone(), language);
  }

  public Row row(String label, String value) {
    return new Row(text(label), value);
  }

  public MailDraft add(Block block) {
    blocks.add(block);
    return this;
  }

  public MailDraft facts(Row... rows) {
    return add(new Block.Facts(List.of(rows)));
  }

  public MailDraft paragraph(String text, Object... namesAndValues) {
    return add(new Block.Paragraph(text(text, namesAndValues)));
  }

  /// The paragraph that says whose mail it is.
  public MailDraft opening() {
    return paragraph(".opening", "controller", controller.name());
  }

  /// The paragraph that says whom to write to: the responsible person of the customer register.
  ///
  /// @param more names and values besides `role` and `contact`
  public MailDraft contact(String text, Object... more) {
    ResponsiblePerson responsible = responsible("customers");
    List<Object> values = new ArrayList<>();
    values.addAll(List.of("role", responsible.role().in(language)));
    values.addAll(List.of("contact", responsible.contact()));
    values.addAll(List.of(more));
    return paragraph(text, values.toArray());
  }

  /// The paragraph that says where one may complain (GDPR Art. 12(4)).
  public MailDraft complaint() {
    return contact("rights.complaint", "authority", controller.rights().authority().in(language));
  }

  /// @param page under the controller's address, open to everybody
  public MailDraft action(String label, String page) {
    String url = controller.publicUrl() + "/" + controller.id() + "/" + page;
    return add(new Block.Action(text(label), url + "?lang=" + language.tag()));
  }

  /// @param page under the controller's address, to which the link belongs
  public MailDraft action(String label, String page, MailedLink link) {
    String url = controller.publicUrl() + "/" + controller.id() + "/" + page + "/" + link.text();
    return add(new Block.Action(text(label), url));
  }

  /// To somebody outside. An answer goes to the responsible person of the customer register.
  public Mail toPerson(EmailAddress person) {
    return toPerson(person, ".subject");
  }

  /// @param subject the id of the subject line
  public Mail toPerson(EmailAddress person, String subject) {
    return new Mail(
        language,
        controller.mail().from(),
        person.value(),
        Optional.of(responsible("customers").contact()),
        text(subject, "controller", controller.name()),
        signed());
  }

  /// To the responsible person of a register.
  ///
  /// @param namesAndValues of the subject line
  public Mail toResponsible(String register, Object... namesAndValues) {
    return new Mail(
        language,
        controller.mail().from(),
        responsible(register).contact(),
        Optional.empty(),
        text(".subject", namesAndValues),
        blocks);
  }

  /// To the info mailbox. An answer goes to whoever wrote, if they may be answered.
  ///
  /// @param namesAndValues of the subject line
  Mail toInfo(List<String> alsoTo, Optional<EmailAddress> writer, Object... namesAndValues) {
    return new Mail(
        language,
        controller.mail().from(),
        controller.mail().info(),
        alsoTo,
        writer.map(EmailAddress::value),
        text(".subject", namesAndValues),
        blocks,
        List.of());
  }

  /// From the info mailbox, to which an answer goes too.
  Mail fromInfo(EmailAddress writer) {
    String info = controller.mail().info();
    return new Mail(
        language,
        info,
        writer.value(),
        Optional.of(info),
        text(".subject", "controller", controller.name()),
        signed());
  }

  /// All blocks, and who sends them: at the end of a mail to somebody outside, by which it is told
  /// from one that imitates it. Where it has a link, it also says where that leads and what is
  /// never asked for there.
  private List<Block> signed() {
    List<String> lines = new ArrayList<>();
    if (blocks.stream().anyMatch(Block.Action.class::isInstance)) {
      lines.add(text("mail.sender.link", "publicUrl", controller.publicUrl()));
    }
    lines.add(Imprint.of(controller, language));
    List<Block> signed = new ArrayList<>(blocks);
    signed.add(new Block.Sender(List.copyOf(lines)));
    return signed;
  }

  private ResponsiblePerson responsible(String register) {
    return controller.register(register).responsible();
  }
}
