package fi.samtycke.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.mail.Declared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the info mailbox reads of a visitor's message (S6, U4, D04, E26, F01, F05, F06).
class ContactFormNoticeTest {
  private static final MailLayout LAYOUT = new MailLayout();
  private static final Controller PLAZA = Declared.plazaIn(Language.SV);

  @Test
  void every_declared_field_that_is_there_is_shown_under_its_label() {
    String text =
        text(
            PLAZA,
            Map.of(
                "email", "visitor@example.com",
                "message", "Hej!",
                "name", "Vera Visitor",
                "company", "Visits Ltd",
                "phone", "+358401234567"));
    for (Field field : PLAZA.register("contact-form").fields()) {
      assertThat(text).contains(field.label().sv());
    }
    assertThat(text)
        .contains("Vera Visitor", "Visits Ltd", "+358401234567", "visitor@example.com", "> Hej!");
  }

  @Test
  void a_field_that_was_left_out_is_not_shown() {
    String text = text(PLAZA, Map.of("email", "visitor@example.com", "message", "Hej!"));
    assertThat(text).doesNotContain(label("name"), label("company"), label("phone"));
  }

  @Test
  void what_the_visitor_asked_for_and_when_is_told_in_local_time() {
    assertThat(text(PLAZA, Map.of("email", "visitor@example.com", "message", "Hej!")))
        .contains("Vill finnas i kundregistret: ja\n")
        .doesNotContain("nyhetsbrev")
        .contains("Språk: finska\n")
        .contains("Mottaget: 21 november 2026 12:05\n")
        .contains("får bara användas för att svara");
  }

  @Test
  void a_field_that_a_controller_declares_besides_is_shown_without_a_line_of_java_N1() {
    List<Register> registers = new ArrayList<>();
    for (Register register : PLAZA.registers()) {
      List<Field> fields = new ArrayList<>(register.fields());
      if (register.id().equals("contact-form")) {
        fields.add(
            new Field(
                "shoeSize",
                FieldType.LINE,
                false,
                200,
                new LocalText("Skonummer", "Kengännumero", "Shoe size"),
                new LocalText("", "", "")));
      }
      registers.add(
          new Register(
              register.id(), register.name(), fields, register.responsible(), register.notice()));
    }
    Controller third = Declared.with(PLAZA, "registers", registers);
    Map<String, String> typed =
        Map.of("email", "visitor@example.com", "message", "Hej!", "shoeSize", "43");
    assertThat(text(third, typed)).contains("Skonummer: 43\n");
    assertThat(text(PLAZA, typed)).doesNotContain("43");
  }

  @Test
  void markup_and_link_look_alikes_stay_text_F01_F06() {
    String evil =
        "<b>bold</b> <a href=\"https://evil.example\">here</a> https://evil.example ${jndi:x}"
            + " {{name}} %s\n  indented";
    String html =
        LAYOUT.html(notice(PLAZA, Map.of("email", "visitor@example.com", "message", evil)));
    assertThat(html)
        .doesNotContain("<b>", "<a ")
        .contains("&lt;b&gt;bold&lt;/b&gt; &lt;a href")
        .contains("${jndi:x} {{name}} %s\n  indented")
        .contains("white-space:pre-wrap");
    assertThat(text(PLAZA, Map.of("message", evil)))
        .contains("> <b>bold</b> <a href=\"https://evil.example\">here</a>")
        .contains(">   indented");
  }

  @Test
  void a_visitor_cannot_write_a_part_of_the_mail_that_is_ours() {
    String text = text(PLAZA, Map.of("message", "x\n\nVill finnas i kundregistret: ja, alltid"));
    assertThat(text).contains("> Vill finnas i kundregistret: ja, alltid\n");
    assertThat(text.lines().filter("Vill finnas i kundregistret: ja, alltid"::equals)).isEmpty();
  }

  @Test
  void the_subject_line_holds_nothing_that_was_typed_D04() {
    Mail mail =
        notice(PLAZA, Map.of("name", "Buy now", "message", "Buy", "email", "buy@example.com"));
    assertThat(mail.subjectLine()).isEqualTo("Kontaktformulär: nytt meddelande (012345)");
  }

  @Test
  void identity_codes_and_account_numbers_are_taken_out_of_what_was_typed_E26() {
    String text =
        text(
            PLAZA,
            Map.of(
                "message", "My code is 131052-9993, pay to FI21 1234 5600 0007 85 please.",
                "name", "Vera 131052-9993"));
    assertThat(text)
        .contains(
            "> My code is [personbeteckning borttagen], pay to [bankkontonummer borttaget] please.")
        .contains("Vera [personbeteckning borttagen]")
        .doesNotContain("9993", "FI21");
  }

  @Test
  void an_address_that_cannot_stand_in_a_header_is_not_answered_to_E02() {
    assertThat(notice(PLAZA, Map.of("email", "a@example.com\nBcc: b@example.com")).replyTo())
        .isEmpty();
    assertThat(notice(PLAZA, Map.of()).replyTo()).isEmpty();
  }

  private static String label(String field) {
    return PLAZA.register("contact-form").fields().stream()
        .filter(declared -> declared.name().equals(field))
        .map(declared -> declared.label().sv())
        .findFirst()
        .orElseThrow();
  }

  private static String text(Controller controller, Map<String, String> fields) {
    return LAYOUT.text(notice(controller, fields));
  }

  private static Mail notice(Controller controller, Map<String, String> fields) {
    return ConversationMails.form(
        controller,
        Conversation.byForm(
            new EntryId("0123456789ABCDEFGHJKMNPQRS"),
            Language.FI,
            fields,
            true,
            Instant.parse("2026-11-21T10:05:00Z"),
            Instant.parse("2027-05-21T10:05:00Z")));
  }
}
