package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Chromium;
import fi.samtycke.local.spec.chat.Chats.Chat;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// R6, H5, H6: the chat window in a real browser, on a page of a website with a strict policy.
class WindowTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String IN = "samtycke-chat >>> ";
  private static final String LAUNCHER = IN + ".launcher";
  private static final String TEXT = IN + "textarea";
  private static final String LOG = IN + ".log";
  private static final String INTRO = IN + ".intro";
  private static final Instant SATURDAY = Instant.parse("2026-03-21T10:00:00Z");

  private static Chromium website(String language, Instant time) {
    Chromium chromium = Chromium.startWithScripts();
    chromium.at(time);
    chromium.open(APPLICATION.stack().baseUrl() + "/_local/website/btb-plaza?lang=" + language);
    return chromium;
  }

  private static Chat stored(Chromium chromium) {
    String id = chromium.evaluate("JSON.parse(sessionStorage.getItem('chat-window')).id");
    String token = chromium.evaluate("JSON.parse(sessionStorage.getItem('chat-window')).token");
    return new Chat(Chats.PLAZA, id, token, "192.0.2.1");
  }

  @Test
  void R6_two_visitors_in_two_windows_are_answered_each_his_own() {
    try (Chromium one = website("sv", Application.NOW);
        Chromium two = website("fi", Application.NOW)) {
      for (Chromium visitor : new Chromium[] {one, two}) {
        visitor.click(LAUNCHER);
      }
      one.type(TEXT, "Hej, finns det kablar?");
      one.press(Keys.ENTER);
      two.type(TEXT, "Onko teillä <b>kaapeleita</b>?");
      two.press(Keys.ENTER);
      one.await(LOG, "Hej, finns det kablar?");
      two.await(LOG, "Onko teillä <b>kaapeleita</b>?");
      CHATS.reply(stored(one), "Ja, det finns.");
      CHATS.reply(stored(two), "Kyllä on. <img src=x onerror=alert(1)>");
      one.await(LOG, "Ja, det finns.");
      two.await(LOG, "Kyllä on. <img src=x onerror=alert(1)>");
      assertThat(one.text(LOG)).doesNotContain("kaapeleita", "Kyllä");
      assertThat(two.text(LOG)).doesNotContain("kablar", "Ja, det");
      assertThat(
              two.evaluate(
                  "document.querySelector('samtycke-chat').shadowRoot"
                      + ".querySelectorAll('.log b, .log img').length"))
          .isEqualTo("0");
      assertThat(CHATS.texts(stored(one))).hasSize(2);
      one.picture(PICTURES.resolve("chat-desktop-sv.png"));
    }
  }

  @Test
  void H6_nothing_is_stored_before_the_visitor_writes_and_then_only_what_is_declared() {
    try (Chromium chromium = website("sv", Application.NOW)) {
      chromium.click(LAUNCHER);
      chromium.type(TEXT, "Hej");
      String kept = "document.cookie + Object.keys(sessionStorage) + Object.keys(localStorage)";
      assertThat(chromium.evaluate(kept)).isEmpty();
      assertThat(APPLICATION.items().count("Conversations")).isZero();
      chromium.press(Keys.ENTER);
      chromium.await(LOG, "Hej");
      assertThat(chromium.evaluate(kept)).isEqualTo("chat-window");
      Chat chat = stored(chromium);
      String page = APPLICATION.stack().baseUrl() + "/_local/website/btb-plaza";
      chromium.open(page + "/prices?lang=sv&secret=1");
      chromium.click(LAUNCHER);
      chromium.await(LOG, "Hej");
      chromium.type(TEXT, "Vad kostar de?");
      chromium.click(IN + "form button[type=submit]");
      chromium.await(LOG, "Vad kostar de?");
      assertThat(APPLICATION.items().in("Conversations", "btb-plaza#conversation#" + chat.id()))
          .extracting(item -> item.get("page").s())
          .containsExactly(page, page + "/prices", page);
    }
  }

  @Test
  void R6_off_duty_the_window_says_so_and_takes_an_address() {
    APPLICATION.stack().reset(java.util.Optional.of(SATURDAY));
    try (Chromium chromium = website("sv", SATURDAY)) {
      chromium.size(390, 844, true);
      chromium.click(LAUNCHER);
      assertThat(chromium.text(INTRO)).contains("Just nu kan ingen svara här");
      chromium.type(TEXT, "Ring mig på måndag");
      chromium.type(IN + "#email", "vera");
      chromium.press(Keys.ENTER);
      chromium.click(IN + "form button[type=submit]");
      chromium.await(IN + ".status", "E-postadress");
      assertThat(chromium.attribute(IN + "#email", "aria-invalid")).isEqualTo("true");
      assertThat(APPLICATION.mails()).isEmpty();
      chromium.type(IN + "#email", "@example.com");
      chromium.picture(PICTURES.resolve("chat-phone-off-duty-sv.png"));
      chromium.click(IN + "form button[type=submit]");
      chromium.await(LOG, "Ring mig på måndag");
      chromium.await(INTRO, "Vi svarar till din e-postadress");
      chromium.picture(PICTURES.resolve("chat-phone-sv.png"));
      assertThat(APPLICATION.mails().getFirst().headers())
          .containsEntry("Reply-To", "vera@example.com");
    }
  }

  @Test
  void the_window_is_worked_with_the_keyboard_alone() {
    try (Chromium chromium = website("en", Application.NOW)) {
      String focused =
          "document.querySelector('samtycke-chat').shadowRoot.activeElement?.className ||"
              + "document.querySelector('samtycke-chat').shadowRoot.activeElement?.id";
      chromium.evaluate("document.querySelector('a:last-of-type').focus()");
      for (int tabs = 0; tabs < 3; tabs++) {
        chromium.press(Keys.TAB);
      }
      chromium.evaluate(
          "document.querySelector('samtycke-chat').shadowRoot.querySelector('.launcher').focus()");
      assertThat(chromium.evaluate(focused)).isEqualTo("launcher");
      chromium.press(Keys.ENTER);
      assertThat(chromium.evaluate(focused)).isEqualTo("text");
      assertThat(chromium.attribute(IN + ".window", "role")).isEqualTo("dialog");
      assertThat(chromium.attribute(LOG, "role")).isEqualTo("log");
      assertThat(chromium.attribute(LOG, "aria-live")).isEqualTo("polite");
      chromium.press(Keys.ESCAPE);
      assertThat(chromium.evaluate(focused)).isEqualTo("launcher");
      assertThat(
              chromium.evaluate(
                  "document.querySelector('samtycke-chat').shadowRoot"
                      + ".querySelector('.window').hidden"))
          .isEqualTo("true");
    }
  }

  @Test
  void it_asks_every_two_seconds_then_less_often_and_not_at_all_when_nobody_looks() {
    try (Chromium chromium = website("en", Application.NOW)) {
      chromium.click(LAUNCHER);
      chromium.type(TEXT, "Hello?");
      chromium.press(Keys.ENTER);
      chromium.await(LOG, "Hello?");
      chromium.awaitTrue("timers.waits.filter(wait => wait === 30000).length > 1");
      assertThat(chromium.evaluate("timers.waits[0]")).isEqualTo("2000");
      assertThat(chromium.evaluate("Math.max(...timers.waits)")).isEqualTo("30000");
      assertThat(chromium.evaluate("timers.waits.filter(wait => wait === 2000).length"))
          .as("for a minute")
          .isBetween("29", "33");
      CHATS.reply(stored(chromium), "Here I am.");
      chromium.await(LOG, "Here I am.");
      chromium.awaitTrue("timers.waits.at(-1) === 2000");
      chromium.evaluate(
          "Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})");
      chromium.awaitTrue("timers.live.size === 0");
      CHATS.reply(stored(chromium), "Are you there?");
      assertThat(chromium.text(LOG)).doesNotContain("Are you there?");
      chromium.evaluate(
          "delete document.hidden && document.dispatchEvent(new Event('visibilitychange'))");
      chromium.await(LOG, "Are you there?");
    }
  }

  @Test
  void either_side_ends_it_and_a_new_one_begins() {
    try (Chromium chromium = website("en", Application.NOW)) {
      chromium.click(LAUNCHER);
      chromium.type(TEXT, "First");
      chromium.press(Keys.ENTER);
      chromium.await(LOG, "First");
      Chat first = stored(chromium);
      CHATS.closeByOperator(first);
      chromium.await(INTRO, "The chat has ended");
      chromium.type(TEXT, "Second");
      chromium.press(Keys.ENTER);
      chromium.await(LOG, "Second");
      assertThat(chromium.text(LOG)).doesNotContain("First");
      Chat second = stored(chromium);
      assertThat(second.id()).isNotEqualTo(first.id());
      chromium.click(IN + ".ends button");
      chromium.await(INTRO, "The chat has ended");
      assertThat(CHATS.history(second))
          .containsExactly("chat.started by person", "chat.closed by person");
    }
  }
}
