package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.house.Heard;
import fi.samtycke.rights.erasure.RestoreErasures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// N4, F15, I7, H06, H10: of whoever was erased no byte is left, and a restored backup brings
/// nobody back.
@Tag("proof")
class ErasureProofTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final int PEOPLE = 200;
  private static final int ERASED = 40;
  private static final int WITH_EXTRACTS = 20;
  private static final List<String> RESTORED = List.of("Register", "Cases");

  private final People people = new People(APPLICATION);
  private final List<Marked> marked = new ArrayList<>();

  @Test
  void N4_F15_of_40_erased_among_200_nothing_is_left_and_a_restored_backup_brings_nobody_back() {
    try (DynamoDbClient tables = people.tables();
        Heard heard = new Heard()) {
      for (int i = 0; i < PEOPLE; i++) {
        marked.add(Marked.entered(APPLICATION, people, i));
      }
      APPLICATION.mails();
      marked.stream().limit(WITH_EXTRACTS).forEach(each -> each.live(APPLICATION, people));
      makeExtracts();
      marked.stream().skip(WITH_EXTRACTS).forEach(each -> each.live(APPLICATION, people));
      APPLICATION.mails();
      assertThat(files()).as("of half of them, two each").hasSize(WITH_EXTRACTS);
      assertThat(found(tables)).hasSize(PEOPLE);
      List<String> cases =
          erased().map(each -> people.asks(RequestKind.ERASURE, each.email())).toList();
      List<Map<String, AttributeValue>> register = people.items("Register");
      List<Map<String, AttributeValue>> kept = people.items("Cases");

      cases.forEach(each -> assertThat(people.decide(each).status()).isEqualTo(202));
      Marked.other(marked, ERASED).withdraws(APPLICATION, people);
      people.carryOut();
      people.carryOut();
      people.closeTasks("Receipt 17");
      assertThat(cases).allSatisfy(each -> assertThat(people.state(each)).isEqualTo("fulfilled"));
      assertThat(found(tables)).as("after the erasure").isEqualTo(theOthers());
      assertThat(files()).isEmpty();
      assertThat(faults()).isEmpty();

      putBack(tables, "Register", register);
      putBack(tables, "Cases", kept);
      assertThat(found(tables)).as("the backup holds them").hasSizeGreaterThan(PEOPLE - ERASED);
      String counted = replay("--dry-run");
      assertThat(found(tables)).as("a dry run").hasSizeGreaterThan(PEOPLE - ERASED);
      assertThat(replay()).isEqualTo(counted).contains("behind: ", "restricted: 1");
      assertThat(found(tables)).as("after the replay").isEqualTo(theOthers());
      assertThat(faults()).isEmpty();
      assertThat(replay()).contains("erased: 0", "restricted: 0", "behind: 0");
      people.carryOut();
      assertThat(found(tables)).isEqualTo(theOthers());

      Marked.other(marked, ERASED + 1).withdraws(APPLICATION, people);
      assertThat(faults()).as("what was restored can be changed again").isEmpty();
      String printed = heard.everything();
      assertThat(printed).contains("http.answered", "outbox.dispatched");
      assertThat(marked).noneMatch(each -> printed.contains(each.mark()));
    }
  }

  private Stream<Marked> erased() {
    return marked.stream().limit(ERASED);
  }

  private List<String> theOthers() {
    return marked.stream().skip(ERASED).map(Marked::mark).toList();
  }

  private List<String> found(DynamoDbClient tables) {
    String bytes = Octets.kept(APPLICATION, tables);
    return marked.stream().map(Marked::mark).filter(bytes::contains).toList();
  }

  private void makeExtracts() {
    int status = APPLICATION.browser().post("/_local/schedules/MakeExtract", "").status();
    assertThat(status).isLessThan(300);
    APPLICATION.mails();
  }

  private static Set<String> files() {
    String bucket = APPLICATION.stack().template().buckets().get("Extracts").name();
    return APPLICATION.stack().buckets().all(bucket).keySet();
  }

  private List<?> faults() {
    return Tables.of(table -> people.items(table)).faults();
  }

  private static String replay(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        RestoreErasures.run(
            List.of(arguments),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Tasks.wiring(APPLICATION, "CarryOutErasure"));
    assertThat(status).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private void putBack(
      DynamoDbClient tables, String table, List<Map<String, AttributeValue>> backup) {
    assertThat(RESTORED).contains(table);
    APPLICATION.items().erase(table);
    backup.forEach(item -> tables.putItem(put -> put.tableName(People.name(table)).item(item)));
  }
}
