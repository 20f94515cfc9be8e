package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// E1, Art. 7(3): a consent can be taken back whatever else has happened to the contact.
class WithdrawalTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  @Test
  void E1_a_consent_is_taken_back_though_the_contact_was_restricted_before() {
    String contact = RIGHTS.contact(ANNA);
    RIGHTS.confirmed("restriction", ANNA);
    String withdraw =
        RIGHTS.mailsTo(ANNA).stream()
            .map(MailedPath::in)
            .filter(path -> path.contains("/withdraw/"))
            .findFirst()
            .orElseThrow();
    assertThat(RIGHTS.opens(withdraw).body()).contains("What do you want to withdraw?");
    assertThat(RIGHTS.decides(withdraw, "withdraw").body()).contains("consent is withdrawn");
    assertThat(RIGHTS.opens(withdraw).body()).contains("consent is withdrawn");
    assertThat(RIGHTS.history(contact)).endsWith("contact.restricted", "consent.withdrawn");
    assertThat(RIGHTS.notices()).contains("Ett samtycke har tagits tillbaka");
    assertThat(RIGHTS.staff("GET", "cases?state=open").body()).contains("\"withdrawal\"");
    Tables once = RIGHTS.tables();
    RIGHTS.decides(withdraw, "withdraw");
    assertThat(RIGHTS.tables()).isEqualTo(once);
  }
}
