package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// N4, L4: a restored backup gives back no purpose from which the consent was taken back meanwhile.
class RestoredConsentTest {
  private static final String ANNA = "anna@example.com";

  @RegisterExtension static final Application APPLICATION = new Application();

  private final People people = new People(APPLICATION);

  @Test
  void N4_a_restore_forgets_no_purpose_that_was_taken_back_and_uses_the_others_on() {
    String contact = people.customer(ANNA, "Anna");
    String withdraw = MailedPath.in(people.mailsTo(ANNA).getLast());
    Map<String, List<Map<String, AttributeValue>>> backup = people.backup();
    takesBack(withdraw, "decision=withdraw-chosen&purpose.prospects=true");
    String reduced =
        "[{\"id\":\"communication\",\"state\":\"consented\"},"
            + "{\"id\":\"prospects\",\"state\":\"withdrawn\"}]";
    assertThat(purposes(contact)).isEqualTo(reduced);
    people.putBack(backup);
    assertThat(purposes(contact)).as("the backup knows nothing of it").isNotEqualTo(reduced);
    people.replay();
    assertThat(purposes(contact)).isEqualTo(reduced);
    assertThat(people.contactState(contact)).isEqualTo("active");
    assertThat(people.story(contact)).endsWith("consent.withdrawn", "entry.restored");
  }

  @Test
  void N4_what_is_left_of_no_consent_is_not_released_after_a_restore_either() {
    String contact = people.customer(ANNA, "Anna");
    String withdraw = MailedPath.in(people.mailsTo(ANNA).getLast());
    takesBack(withdraw, "decision=withdraw-chosen&purpose.prospects=true");
    Map<String, List<Map<String, AttributeValue>>> backup = people.backup();
    takesBack(withdraw, MailedPath.form("withdraw"));
    people.putBack(backup);
    assertThat(people.contactState(contact)).isEqualTo("active");
    people.replay();
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    String request = people.asks(RequestKind.RESTRICTION, ANNA);
    people.post("/cases/" + request + "/release", Map.of());
    APPLICATION.mails();
    people.post("/cases/" + request + "/release", Map.of());
    assertThat(people.contactState(contact)).isEqualTo("restricted");
  }

  private void takesBack(String link, String form) {
    Browser.Reply reply =
        APPLICATION
            .browser()
            .send("POST", link, form, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(reply.status()).isEqualTo(200);
    APPLICATION.mails();
  }

  private String purposes(String contact) {
    return people.get("/contacts/" + contact).json().path("purposes").toString();
  }
}
