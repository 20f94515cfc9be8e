package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the two published descriptions say stands in the two files, and nothing personal.
class RealDeclarationsTest {
  private static final Path CONTROLLERS =
      Path.of(System.getProperty("samtycke.home", ""), "infrastructure", "controllers");

  /// The surnames of the people whom the published descriptions name, digested.
  private static final Set<String> NAMES =
      Set.of("6374252961fff965", "ca3f54a77adebec1", "f561591fdf332642", "c8cda39995ba73af");

  @ParameterizedTest(name = "{0}: {2} {3}")
  @CsvSource({
    "R2, btb-plaza, customers, company, companyName companyAddress companyWebAddress companyEmail"
        + " companyPhone businessArea",
    "R3, btb-plaza, customers, person, name company relation department title email phone"
        + " newsletter",
    "R4, btb-plaza, personnel, person, name personalIdentityCode email homeAddress bankAccount",
    "R5, btb-transformers, personnel, person, name personalIdentityCode email homeAddress"
        + " bankAccount education workExperience courses",
    "R6, btb-plaza, chat, optional, name company email phone message",
    "R7, btb-plaza, contact-form, required, email message",
    "R7, btb-plaza, contact-form, optional, name company phone"
  })
  void a_register_has_the_fields_of_the_description(
      String row, String id, String register, String group, String names) throws IOException {
    assertThat(fields(declared(id), register, group)).as(row).containsExactly(names.split(" "));
  }

  @Test
  void r5_transformers_keeps_three_more_personnel_fields_and_nothing_else() throws IOException {
    for (String register : List.of("customers", "personnel", "chat", "contact-form")) {
      List<String> more = fields(declared("btb-transformers"), register, "");
      more.removeAll(fields(declared("btb-plaza"), register, ""));

      assertThat(more)
          .isEqualTo(
              register.equals("personnel")
                  ? List.of("education", "workExperience", "courses")
                  : List.of());
    }
  }

  @Test
  void r1_to_x1_the_two_differ_in_nothing_but_what_their_descriptions_differ_in()
      throws IOException {
    JsonNode plaza = declared("btb-plaza");
    JsonNode transformers = declared("btb-transformers");
    List<String> different = new ArrayList<>();
    plaza
        .fieldNames()
        .forEachRemaining(key -> {
          if (!plaza.path(key).equals(transformers.path(key))) {
            different.add(key);
          }
        });

    assertThat(different)
        .containsExactly(
            "id",
            "name",
            "publicUrl",
            "websites",
            "mail",
            "chat",
            "registers",
            "purposes",
            "recipients",
            "storage",
            "roles",
            "retention",
            "responsible",
            "gaps");
  }

  @Test
  void s6_the_info_mailbox_lies_with_each_companys_own_host() throws IOException {
    assertThat(member(declared("btb-plaza"), "recipients", "mailbox-host").path("name").asText())
        .startsWith("JNT");
    assertThat(
            member(declared("btb-transformers"), "recipients", "mailbox-host")
                .path("name")
                .asText())
        .startsWith("Microsoft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void s5_a_recipient_in_the_united_states_shows_that_its_transfer_has_no_stated_basis(String id)
      throws IOException {
    assertThat(member(declared(id), "recipients", "chat-vendor").at("/transfer/basis").asText())
        .isEqualTo("not-stated");
  }

  @ParameterizedTest(name = "{0}: {2} {1}")
  @CsvSource({
    "D1, staff.manage, administrator",
    "D2, contacts.create, administrator employee",
    "D2, contacts.update, administrator employee",
    "D2, contacts.erase, administrator employee",
    "D3, mailings.send, administrator",
    "D4, changes.read, administrator",
    "D6, retention.review, administrator",
    "D7, subscriptions.read, administrator",
    "D8, personnel.maintain, managing-director",
    "D9, personnel.erase, managing-director",
    "D10, chats.erase, administrator chat-operator",
    "D10, operators.manage, administrator",
    "D12, mailbox.empty, mailbox-reader",
    "F1, extracts.make, administrator employee",
    "F2, cases.handle, administrator employee",
    "F6, personnel.extract, managing-director"
  })
  void only_the_described_roles_may(String row, String permission, String roles)
      throws IOException {
    for (String id : List.of("btb-plaza", "btb-transformers")) {
      List<String> holders = new ArrayList<>();
      for (JsonNode role : declared(id).path("roles")) {
        role.path("may")
            .forEach(may -> {
              if (may.asText().equals(permission)) {
                holders.add(role.path("id").asText());
              }
            });
      }
      assertThat(holders).as(row).containsExactly(roles.split(" "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza.yaml", "btb-transformers.yaml"})
  void no_person_is_named_and_no_real_domain(String file) throws IOException {
    String text = Files.readString(CONTROLLERS.resolve(file));

    assertThat(matches("\\p{L}+", text).map(RealDeclarationsTest::digest))
        .doesNotContainAnyElementsOf(NAMES);
    assertThat(matches("(\\+\\d|\\b0)\\d([ -]?\\d){5,}", text)).isEmpty();
    assertThat(matches("[\\w-]+\\.(?:com|org|net|fi|se|ax|io|eu|us|info|biz)\\b", text))
        .allMatch(domain -> domain.matches("example\\.(com|org|net)"));
    assertThat(matches("(?<=[@/])[\\w-]+(\\.[\\w-]+)+", text))
        .isNotEmpty()
        .allMatch(host -> host.endsWith(".example"));
  }

  @Test
  void the_model_names_no_company_no_person_and_no_domain() throws IOException {
    String text = Files.readString(CONTROLLERS.resolve("finnish-company.yaml"));

    assertThat(matches("\\p{L}+", text).map(RealDeclarationsTest::digest))
        .doesNotContainAnyElementsOf(NAMES);
    assertThat(matches("(?i)btb|jakobstad|\\bjnt\\b|chatra|suitecrm|microsoft", text)).isEmpty();
    assertThat(matches("(\\+\\d|\\b0)\\d([ -]?\\d){5,}", text))
        .as("the supervisory authority's")
        .containsExactly("029 566 6700", "029 566 6700", "+358 29 566 6700");
    assertThat(matches("(?<=[@/])[\\w-]+(\\.[\\w-]+)+", text.replace("docs/declaration.md", "")))
        .as("the supervisory authority's")
        .containsExactly("om.fi", "om.fi", "om.fi");
  }

  @Test
  void what_the_two_have_in_common_names_no_person_no_number_and_no_domain() throws IOException {
    String text = Files.readString(CONTROLLERS.resolve("btb-group.yaml"));

    assertThat(matches("\\p{L}+", text).map(RealDeclarationsTest::digest))
        .doesNotContainAnyElementsOf(NAMES);
    assertThat(matches("(\\+\\d|\\b0)\\d([ -]?\\d){5,}", text)).isEmpty();
    assertThat(matches("(?<=[@/])[\\w-]+(\\.[a-z][\\w-]+)+", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void what_the_system_says_that_it_does_names_what_does_it(String id) throws IOException {
    String template = Files.readString(CONTROLLERS.resolve("../../template.yaml"));
    JsonNode declared = declared(id);
    List<JsonNode> claims = new ArrayList<>();
    claims.add(declared.at("/retention/customers/active"));
    claims.add(declared.at("/retention/customers/inactive"));
    claims.add(declared.at("/retention/personnel"));
    claims.add(declared.at("/retention/chat"));
    claims.add(declared.at("/retention/contact-form"));
    claims.add(declared.path("rights"));
    claims.add(declared.path("evidence"));
    claims.add(declared.path("quarantine"));
    claims.add(declared.path("reEntry"));
    claims.add(declared.at("/collection/earlier"));
    declared.at("/rights/channels").forEach(claims::add);
    declared.path("logging").forEach(claims::add);

    assertThat(claims)
        .extracting(claim -> claim.path("carrier").asText())
        .allMatch(carrier ->
            carrier.equals("people")
                || carrier.equals("none")
                || template.contains("\n  " + carrier + ":\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void what_the_descriptions_do_not_say_is_not_made_up(String id) throws IOException {
    JsonNode declared = declared(id);

    assertThat(declared.path("identity")).allMatch(value -> value.asText().equals("not-stated"));
    for (JsonNode recipient : declared.path("recipients")) {
      assertThat(recipient.at("/contract/date").asText()).isEqualTo("not-stated");
    }
  }

  @Test
  void the_digest_finds_a_name_however_it_is_written() {
    assertThat(matches("\\p{L}+", "Lars ÖSTERBLAD, tfn").map(RealDeclarationsTest::digest))
        .contains(digest("österblad"));
  }

  private static JsonNode declared(String id) throws IOException {
    return Objects.requireNonNull(new Sources(CONTROLLERS, CONTROLLERS).wholes().get(id), id)
        .content();
  }

  /// The names of a register's fields; of every group when none is named.
  private static List<String> fields(JsonNode declared, String register, String group) {
    List<String> names = new ArrayList<>();
    for (JsonNode candidate : member(declared, "registers", register).path("groups")) {
      if (group.isEmpty() || candidate.path("id").asText().equals(group)) {
        candidate.path("fields").forEach(field -> names.add(field.path("name").asText()));
      }
    }
    return names;
  }

  private static JsonNode member(JsonNode declared, String list, String id) {
    for (JsonNode member : declared.path(list)) {
      if (member.path("id").asText().equals(id)) {
        return member;
      }
    }
    throw new IllegalArgumentException("no " + id + " among the " + list);
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
  }

  private static String digest(String word) {
    try {
      byte[] bytes = word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
