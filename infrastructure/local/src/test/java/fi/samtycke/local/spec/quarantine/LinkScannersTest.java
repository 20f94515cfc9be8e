package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N13, C01-C03, C07, C24, C26, I5: what reads mails before people do changes nothing.
///
/// `link_scanner_requests.tsv`: user agents of link previewers and mail scanners, from the tests of
/// monperrus/crawler-user-agents and JayBizzle/Crawler-Detect (both MIT).
class LinkScannersTest {
  private static final Path SCANNERS =
      Path.of("src/test/resources/quarantine/link_scanner_requests.tsv");
  private static final String BERT = "bert@example.com";

  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void C01_C02_C03_no_scanner_changes_anything_and_a_person_without_cookies_succeeds()
      throws Exception {
    List<String> links = mailedLinks();
    Tables before = QUARANTINE.tables();
    int requests = 0;
    for (String scanner : scanners()) {
      for (String method : List.of("GET", "HEAD")) {
        requests += atOnce(links, method, scanner);
      }
    }
    for (int i = 0; i < 3; i++) {
      for (String link : links) {
        assertThat(QUARANTINE.answers(link, "").status()).as("no decision").isEqualTo(400);
        assertThat(QUARANTINE.browser().send("OPTIONS", link, "").status()).isNotEqualTo(500);
        requests += 2;
      }
    }
    assertThat(QUARANTINE.tables()).isEqualTo(before);
    System.out.printf("links: %d requests of scanners, 0 changes%n", requests);

    assertThat(QUARANTINE.answers(links.getLast(), "withdraw").status()).isEqualTo(200);
    assertThat(QUARANTINE.answers(links.getFirst(), "consent").body()).contains("Thank you");
    Tables after = QUARANTINE.tables();
    assertThat(after.actions(MailedPath.entry(links.getFirst()))).endsWith("quarantine.consented");
    assertThat(after.actions(MailedPath.entry(links.getLast()))).endsWith("consent.withdrawn");
  }

  @Test
  void C05_C26_the_page_has_no_script_no_choice_made_and_no_person_in_its_preview() {
    for (String link : mailedLinks()) {
      String page = QUARANTINE.browser().get(link).body();
      String head = page.substring(0, page.indexOf("<main"));
      assertThat(page)
          .contains("<form method=\"post\"")
          .doesNotContain("<script", "onload", "http-equiv");
      assertThat(page).doesNotContain(" checked", "autofocus");
      assertThat(head).doesNotContain(ANNA, BERT, "Anna Exempel");
    }
  }

  /// The four links to one who has not answered, and the link to withdraw of one who consented.
  private static List<String> mailedLinks() {
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.mailsTo(ANNA);
    QUARANTINE.wait("2026-04-02T04:00:00Z");
    QUARANTINE.visitorAsks(BERT);
    QUARANTINE.answers(QUARANTINE.linkTo(BERT), "consent");
    List<String> links = new ArrayList<>();
    for (SentMail mail : QUARANTINE.mailsTo(ANNA)) {
      links.add(MailedPath.in(mail));
    }
    links.add(QUARANTINE.linkTo(BERT));
    assertThat(links).hasSize(5);
    return links;
  }

  private static int atOnce(List<String> links, String method, String scanner) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> requests = new ArrayList<>();
      for (String link : links) {
        requests.add(
            () -> QUARANTINE.browser().send(method, link, "", "User-Agent", scanner).status());
      }
      for (Future<Integer> status : threads.invokeAll(requests)) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
    return links.size();
  }

  private static List<String> scanners() throws IOException {
    List<String> scanners =
        Files.readAllLines(SCANNERS).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1)[1])
            .toList();
    assertThat(scanners).hasSize(46);
    return scanners;
  }
}
