package fi.samtycke.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C08-C10, C20: a link opens what its mail was about, and nothing else does.
class MailedLinkTest {
  private final Random random = new Random(7);
  private final MailedLink link = MailedLink.random(EntryId.random(random), random);
  private final List<String> stored =
      List.of("", MailedLink.random(link.entry(), random).digest(), link.digest());

  @Test
  void a_mailed_link_is_read_back_and_found_among_the_stored_digests() {
    assertThat(MailedLink.parse(link.text()).orElseThrow().isAmong(stored)).isTrue();
    assertThat(link.text()).hasSize(26 + 1 + 43);
  }

  @Test
  void the_token_stands_neither_in_the_digest_nor_in_the_log() {
    assertThat(link.digest()).doesNotContain(link.token());
    assertThat(link.toString()).doesNotContain(link.token());
  }

  @Test
  void no_flipped_bit_opens_it() {
    for (int i = 0; i < link.text().length(); i++) {
      for (int bit = 0; bit < 7; bit++) {
        char[] text = link.text().toCharArray();
        text[i] ^= (char) (1 << bit);
        assertThat(opens(new String(text))).as("character %d, bit %d", i, bit).isFalse();
      }
    }
  }

  @Test
  void no_truncation_and_no_addition_opens_it() {
    for (int length = 0; length < link.text().length(); length++) {
      assertThat(opens(link.text().substring(0, length))).isFalse();
      assertThat(opens(link.text().substring(link.text().length() - length))).isFalse();
    }
    assertThat(opens(link.text() + "A")).isFalse();
    assertThat(opens(link.text() + "=")).isFalse();
  }

  @Test
  void none_of_100_000_forged_links_opens_it() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(MailedLink.random(link.entry(), random).isAmong(stored)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "x.y", "0123456789ABCDEFGHJKMNPQRS.", "..", "%2e", "/../etc"})
  void what_no_mail_contained_is_no_link(String text) {
    assertThat(MailedLink.parse(text)).isEmpty();
  }

  private boolean opens(String text) {
    Optional<MailedLink> parsed = MailedLink.parse(text);
    return parsed.isPresent()
        && parsed.get().entry().equals(link.entry())
        && parsed.get().isAmong(stored);
  }
}
