package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// R7, S6, U4: what a visitor leaves in the contact form is stored and reaches the info@ mailbox.
class PostTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Map<String, String> WHOLE =
      Map.of(
          "email", "vera.visitor@example.com",
          "message", "Hello,\nplease call me.",
          "name", "Vera Visitor",
          "company", "Visitor & Co",
          "phone", "050 123 4567");

  @Test
  void R7_a_message_in_JSON_is_accepted_and_stored_whole() {
    Browser.Reply reply = APPLICATION.postJson(WHOLE);
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
    List<Map<String, AttributeValue>> stored = APPLICATION.messages("btb-plaza");
    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst().get("pk").s())
        .isEqualTo("btb-plaza#conversation#" + reply.json().path("messageId").asText());
    assertThat(Application.fields(stored.getFirst()))
        .containsEntry("email", "vera.visitor@example.com")
        .containsEntry("message", "Hello,\nplease call me.")
        .containsEntry("phone", "+358501234567")
        .hasSize(5);
  }

  @Test
  void R7_the_address_and_the_text_are_enough() {
    APPLICATION.postJson(Map.of("email", "v@example.com", "message", "x"));
    assertThat(Application.fields(APPLICATION.messages("btb-plaza").getFirst()))
        .containsOnlyKeys("email", "message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "message"})
  void R7_without_one_of_the_two_nothing_is_stored_and_the_field_is_named(String missing) {
    String other = missing.equals("email") ? "message" : "email";
    Browser.Reply reply = APPLICATION.postJson(Map.of(other, WHOLE.get(other), missing, " "));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(reply.json().path("errors"))
        .hasToString("[{\"field\":\"" + missing + "\",\"code\":\"required\"}]");
    assertThat(APPLICATION.items().count("Conversations")).isZero();
    assertThat(APPLICATION.mails()).isEmpty();
  }

  @Test
  void R7_a_faulty_HTML_form_comes_back_with_what_was_typed_and_what_is_wrong() {
    Browser.Reply reply = APPLICATION.postHtml(Map.of("email", "nobody", "message", "Hi <b>you"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .contains("value=\"nobody\"", "Hi &lt;b&gt;you", "id=\"email-error\"")
        .contains("aria-invalid=\"true\"", "href=\"#email\"");
    assertThat(APPLICATION.items().count("Conversations")).isZero();
  }

  @Test
  void R7_an_HTML_form_leads_to_a_page_that_says_thank_you() {
    Browser.Reply reply = APPLICATION.postHtml(WHOLE);
    assertThat(reply.status()).isEqualTo(303);
    String location = reply.header("Location").orElse("");
    assertThat(location).isEqualTo("contact-form/thanks?lang=sv");
    Browser.Reply thanks = APPLICATION.browser().get("/btb-plaza/" + location);
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.body()).contains("role=\"status\"").doesNotContain("vera.visitor");
  }

  @Test
  void R7_JSON_and_an_HTML_form_store_the_same_message() {
    APPLICATION.postJson(WHOLE, "X-Local-Source", "192.0.2.1");
    Map<String, String> json = Application.fields(APPLICATION.messages("btb-plaza").getFirst());
    APPLICATION.startAnew();
    APPLICATION.postHtml(WHOLE);
    assertThat(Application.fields(APPLICATION.messages("btb-plaza").getFirst())).isEqualTo(json);
  }

  @Test
  void S6_the_message_reaches_the_info_mailbox_and_an_answer_goes_to_the_visitor() {
    APPLICATION.postJson(WHOLE);
    assertThat(APPLICATION.mails()).hasSize(1);
    SentMail mail = APPLICATION.mails().getFirst();
    assertThat(mail.to()).containsExactly("info@btb-plaza.example");
    assertThat(mail.headers()).containsEntry("Reply-To", "vera.visitor@example.com");
    assertThat(mail.text())
        .contains("Hello,", "please call me.", "Vera Visitor", "Visitor & Co", "+358501234567");
    assertThat(mail.html()).contains("Visitor &amp; Co");
    assertThat(mail.subject()).doesNotContain("Vera").doesNotContain("example.com");
  }

  @Test
  void S6_a_message_to_the_other_firm_reaches_the_other_mailbox() {
    APPLICATION.browser().post("/btb-transformers/contact-form", Application.json(WHOLE));
    assertThat(APPLICATION.mails()).hasSize(1);
    assertThat(APPLICATION.mails().getFirst().to())
        .containsExactly("info@btb-transformers.example");
    assertThat(APPLICATION.messages("btb-plaza")).isEmpty();
  }

  @Test
  void S6_F01_F06_what_looks_like_markup_or_a_link_stays_text_in_the_mail() {
    String text =
        "<a href=\"https://evil.example\">click</a> https://evil.example/?x=1 <img src=x>";
    APPLICATION.postJson(Map.of("email", "v@example.com", "message", text, "name", "<b>x</b>"));
    SentMail mail = APPLICATION.mails().getFirst();
    assertThat(mail.text()).contains(text);
    assertThat(mail.html()).doesNotContain("<a href=\"https://evil", "<img", "<b>x");
    assertThat(mail.links()).noneMatch(link -> link.contains("evil.example"));
  }

  @Test
  void E26_an_identity_code_or_account_in_the_text_does_not_travel_by_mail() {
    String text = "My code is 010594Y9032, pay to FI21 1234 5600 0007 85.";
    APPLICATION.postJson(Map.of("email", "v@example.com", "message", text));
    SentMail mail = APPLICATION.mails().getFirst();
    assertThat(mail.text()).contains("My code is", "pay to").doesNotContain("010594Y", "1234 5600");
    assertThat(mail.html()).doesNotContain("010594Y", "1234 5600");
  }

  @Test
  void U4_a_visitor_who_asks_for_nothing_more_gets_no_mail_and_is_in_no_register() {
    APPLICATION.postJson(WHOLE);
    assertThat(APPLICATION.mails())
        .allSatisfy(mail -> assertThat(mail.to()).containsExactly("info@btb-plaza.example"));
    assertThat(APPLICATION.items().count("Quarantine")).isZero();
    assertThat(APPLICATION.items().count("Register")).isZero();
  }

  @Test
  void U4_a_message_ends_with_its_declared_period_and_the_database_has_a_net_behind_the_sweep() {
    APPLICATION.postJson(WHOLE);
    var message = APPLICATION.messages("btb-plaza").getFirst();
    assertThat(message.get("dueOrder").s()).isEqualTo("2026-09-20T09:00:00.000Z");
    long net = Long.parseLong(message.get("timeToLive").n());
    assertThat(Instant.ofEpochSecond(net)).isEqualTo("2026-10-04T09:00:00Z");
  }
}
