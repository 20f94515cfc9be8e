package fi.samtycke.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObligationTest {

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void every_mail_is_read_as_it_was_stored(MailKind kind) {
    Obligation mail = new Obligation.Mail(kind, "about");
    assertThat(Obligation.of(mail.channel(), mail.kindId(), mail.about())).isEqualTo(mail);
    assertThat(mail.rank()).isBetween(1, 4);
  }

  @ParameterizedTest
  @EnumSource(FactKind.class)
  void every_fact_is_read_as_it_was_stored(FactKind kind) {
    Obligation fact = new Obligation.Fact(kind, "about");
    assertThat(Obligation.of(fact.channel(), fact.kindId(), fact.about())).isEqualTo(fact);
  }

  @Test
  void what_a_newer_version_stored_keeps_its_names_A37() {
    for (String channel : new String[] {"mail", "fact", "pigeon"}) {
      Obligation unknown = Obligation.of(channel, "of-tomorrow", "about");
      assertThat(unknown).isEqualTo(new Obligation.Unknown(channel, "of-tomorrow", "about"));
      assertThat(unknown.channel()).isEqualTo(channel);
      assertThat(unknown.kindId()).isEqualTo("of-tomorrow");
    }
  }
}
