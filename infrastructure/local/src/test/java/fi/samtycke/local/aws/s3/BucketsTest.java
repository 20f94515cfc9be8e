package fi.samtycke.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.files.ExtractFiles;
import fi.samtycke.files.ReceivedMails;
import fi.samtycke.local.Samples;
import fi.samtycke.local.aws.Endpoints;
import fi.samtycke.local.aws.ses.Mailbox;
import fi.samtycke.local.run.LocalClock;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Wiring;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class BucketsTest {
  private static final ControllerId PLAZA = new ControllerId("btb-plaza");
  private static final EntryId CASE = EntryId.random(new Random(1));
  private static final List<Template.Bucket> DECLARED =
      List.of(
          new Template.Bucket("Extracts", "files", Optional.of(7)),
          new Template.Bucket("InboundMail", "mails", Optional.of(1)));

  @TempDir private Path folder;

  private final LocalClock clock = new LocalClock();
  private Endpoints endpoints;
  private ExtractFiles extracts;
  private ReceivedMails mails;
  private Buckets buckets;

  @BeforeEach
  void start() {
    clock.set(Samples.NOON);
    buckets = buckets();
    endpoints = new Endpoints(Set.of(), new Mailbox(), null, Set.of(), buckets, clock);
    Wiring wiring =
        new Wiring(
            Map.of(
                "AWS_REGION", "eu-north-1",
                "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing",
                "AWS_ENDPOINT_URL_S3", endpoints.s3().toString(),
                "EXTRACTS_BUCKET", "files",
                "INBOUND_MAIL_BUCKET", "mails"),
            clock,
            UrlConnectionHttpClient.create());
    extracts = new ExtractFiles(wiring);
    mails = new ReceivedMails(wiring);
  }

  @AfterEach
  void stop() {
    endpoints.close();
  }

  @Test
  void a_file_is_given_back_as_it_was_put_and_is_gone_when_it_is_erased() {
    byte[] pdf = new byte[300_000];
    new Random(2).nextBytes(pdf);
    extracts.put(PLAZA, CASE, "pdf", pdf, "application/pdf");
    extracts.put(PLAZA, CASE, "json", new byte[0], "application/json");
    assertThat(extracts.find(PLAZA, CASE, "pdf")).hasValue(pdf);
    assertThat(extracts.find(PLAZA, CASE, "json")).hasValue(new byte[0]);
    assertThat(buckets.all("files"))
        .containsOnlyKeys("btb-plaza/" + CASE + ".json", "btb-plaza/" + CASE + ".pdf");
    extracts.erase(PLAZA, CASE);
    assertThat(extracts.find(PLAZA, CASE, "pdf")).isEmpty();
    extracts.erase(PLAZA, CASE);
  }

  @Test
  void another_controller_finds_nothing_under_the_id() {
    extracts.put(PLAZA, CASE, "pdf", new byte[] {1}, "application/pdf");
    assertThat(extracts.find(new ControllerId("btb-transformers"), CASE, "pdf")).isEmpty();
  }

  @Test
  void of_a_large_mail_the_beginning_is_read_and_no_more() {
    buckets.put("mails", "id", "message/rfc822", "From: a".getBytes());
    assertThat(mails.beginning("id", 4)).hasValue("From".getBytes());
    assertThat(mails.beginning("id", 400)).hasValue("From: a".getBytes());
    mails.erase("id");
    assertThat(mails.beginning("id", 4)).isEmpty();
  }

  /// S3 rounds the end of an object up to the next midnight in UTC.
  @ParameterizedTest
  @CsvSource({
    "2026-03-20T12:00:00Z, 2026-03-27T23:59:59.999Z, true",
    "2026-03-20T12:00:00Z, 2026-03-28T00:00:00Z,     false",
    "2026-03-20T00:00:00Z, 2026-03-26T23:59:59.999Z, true",
    "2026-03-20T00:00:00Z, 2026-03-27T00:00:00Z,     false",
  })
  void G13_a_file_ends_at_the_midnight_after_its_last_day(
      Instant stored, Instant seen, boolean there) {
    clock.set(stored);
    extracts.put(PLAZA, CASE, "pdf", new byte[] {1}, "application/pdf");
    clock.set(seen);
    assertThat(extracts.find(PLAZA, CASE, "pdf").isPresent()).isEqualTo(there);
  }

  @Test
  void what_is_kept_in_a_directory_outlives_the_process_but_not_its_erasure() {
    extracts.put(PLAZA, CASE, "pdf", new byte[] {10, 32, 1}, "application/pdf");
    Buckets again = buckets();
    StoredObject kept = again.all("files").get("btb-plaza/" + CASE + ".pdf");
    assertThat(kept.contentType()).isEqualTo("application/pdf");
    assertThat(kept.storedAt()).isEqualTo(Samples.NOON);
    assertThat(kept.content()).containsExactly(10, 32, 1);
    again.empty();
    assertThat(buckets().all("files")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,  files/key,           x-amz-acl,             public-read, 501",
    "PUT,  files/key,           x-amz-checksum-sha256, wrong,       400",
    "PUT,  files/key,           Content-Encoding,      aws-chunked, 501",
    "PUT,  files/key?uploadId=1, X-Any,                any,         501",
    "GET,  files/key,           X-Any,                 any,         404",
    "GET,  files/key?versionId=1, X-Any,               any,         501",
    "GET,  others/key,          X-Any,                 any,         404",
    "POST, files/key,           X-Any,                 any,         404",
  })
  void what_is_not_known_is_refused(
      String method, String path, String header, String value, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoints.s3() + "/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString("content"))
            .header(header, value)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(status);
    }
    assertThat(buckets.all("files")).isEmpty();
  }

  @Test
  void a_form_that_no_extract_has_is_refused() {
    assertThatThrownBy(() -> extracts.find(PLAZA, CASE, "exe"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> buckets.all("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  private Buckets buckets() {
    return new Buckets(DECLARED, Optional.of(folder), clock);
  }
}
