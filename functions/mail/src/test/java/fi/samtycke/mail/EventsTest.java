package fi.samtycke.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.digest.DigestKeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The events that `events/mail` shows are those that the functions take.
class EventsTest {
  private static final EntryId OBLIGATION = new EntryId("7T3M9K2Q5W8X1B4C6D0EFGHJKN");
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  @RegisterExtension private final Mailing mailing = new Mailing(store);

  @ParameterizedTest
  @CsvSource({
    "bounce, BOUNCED",
    "bounce-transient, DELAYED",
    "complaint, COMPLAINED",
    "delivery, DELIVERED",
    "delivery-delay, DELAYED",
    "reject, REJECTED",
    "rendering-failure, OTHER"
  })
  void the_feedback_of_SES_is_about_a_mail_of_ours(String file, String kind) {
    new DigestKeyStore(store.wiring, store.dynamoDb())
        .create(StoreExtension.PLAZA, 1, new byte[32], store.clock.instant());
    owed(OBLIGATION);
    mailing.feedback(read("feedback-" + file + ".json"));
    assertThat(mailing.printed())
        .contains("\"kind\":\"" + kind + "\",\"outcome\":\"")
        .contains(kind.equals("OTHER") ? "IGNORED" : "RECORDED");
  }

  @Test
  void the_stream_of_the_outbox_brings_what_is_owed() {
    EntryId message = mailing.messageComesIn(Mailing.TYPED);
    owed(OBLIGATION, message);
    assertThat(mailing.stream(read("outbox-insert.json")).getBatchItemFailures()).isEmpty();
    assertThat(mailing.aws.mails()).hasSize(1);
  }

  @Test
  void the_schedule_of_the_sweep_says_when_it_was_due() {
    mailing.sweep(read("sweep-outbox.json"));
    assertThat(store.tables.everything("LEDGER"))
        .hasSize(2)
        .allSatisfy(receipt ->
            assertThat(read("sweep-outbox.json")).contains(seconds(receipt.required("sk"))));
  }

  private void owed(EntryId obligation) {
    owed(obligation, store.id());
  }

  private void owed(EntryId obligation, EntryId about) {
    store.written(
        List.of(
            mailing.outbox.enqueue(
                StoreExtension.PLAZA,
                obligation,
                new Obligation.Mail(MailKind.CONTACT_FORM_NOTICE, about.value()),
                store.clock.instant(),
                store.clock.instant())));
  }

  private static String seconds(String timestamp) {
    return timestamp.substring(0, "2026-03-20T10:00:00".length());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(System.getProperty("samtycke.home"), "events", "mail", file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
