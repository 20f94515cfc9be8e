package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// N1: a declaration that cannot be fails the build, with every fault named by line and key.
class BrokenDeclarationsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("passages")
  void a_broken_passage_gives_exactly_its_faults(
      String passage, String instead, List<String> expected) throws IOException {
    String broken = Workshop.northernLightsWith(passage, instead);

    assertThat(Workshop.in(folder).declaring("northern-lights.yaml", broken).faults())
        .containsExactlyElementsOf(
            expected.stream().map(fault -> "northern-lights.yaml:" + fault).toList());
  }

  static Stream<Arguments> passages() {
    return Stream.of(
        broken(
            "storage:\n",
            "systems:\n"
                + "  - {id: papers, name: {en: the papers, sv: papperen}, host: nobody,"
                + " registers: [chat], by: [owner]}\n"
                + "storage:\n"
                + "  - {register: personnel, system: outside, text: {en: List, sv: Lista},"
                + " host: self, location: {en: Desk, sv: Bord},"
                + " protection: [{en: Locked, sv: Låst}]}\n",
            "67: systems: lacks [personnel/self]; expected a system for all that lies outside",
            "68: systems[papers]: is to hold chat/nobody; expected storage outside with this host",
            "68: systems[papers].host: is \"nobody\"; expected one of the recipients, or self: host,"
                + " self"),
        broken(
            "zone: Europe/Stockholm",
            "zone: Europe/Atlantis",
            "6: zone: is not a time zone; expected one such as Europe/Helsinki"),
        broken(
            "publicUrl: https:",
            "publicUrl: http:",
            "7: publicUrl: is \"http://privacy.northern-lights.example\"; expected what mailed"
                + " links begin with: https, without a slash at the end"),
        broken(
            "www.northern-lights.example]",
            "www.northern-lights.example/en]",
            "8: websites[0]: is \"https://www.northern-lights.example/en\"; expected an origin:"
                + " https, the host, nothing behind it (https://www.example.org)"),
        broken(
            "window: PT1H",
            "window: an hour",
            "10: intake.window: is \"an hour\"; expected a length of time after ISO 8601, such as"
                + " PT10M, PT24H"),
        broken(
            "10:00-12:00",
            "12:00-10:00",
            "151: chat.duty.saturday[0]: ends before it begins; expected the earlier time first"),
        broken(
            "10:00-12:00",
            "at ten",
            "151: chat.duty.saturday[0]: is \"at ten\"; expected from and until, such as"
                + " 08:00-16:00"),
        broken(
            "postsPerSource: 5",
            "postPerSource: 5",
            "10: intake.postPerSource: is not a key that belongs here; expected one of"
                + " postsPerSource, window, assumed",
            "10: intake.postsPerSource: is missing; expected posts from one source address in one"
                + " window"),
        broken(
            "postsPerSource: 5",
            "postsPerSource: few",
            "10: intake.postsPerSource: is \"few\"; expected a whole number"),
        broken(
            "copy: P1M",
            "copy: one month",
            "96: retention.contact-form.copy: is \"one month\"; expected a period of days, months"
                + " or years after ISO 8601, such as P14D, P6M, P5Y"),
        broken(
            "name: message, type: text, required: true",
            "name: message, type: text, required: yes",
            "37: registers[contact-form]: lacks \"message\"; expected such a field, with required:"
                + " true",
            "45: registers[contact-form].groups[required].fields[message].required: is \"yes\";"
                + " expected true or false"),
        broken(
            "label: {en: Order number, sv: Ordernummer}",
            "label: {en: Order number}",
            "51: registers[contact-form].groups[optional].fields[orderNumber].label.sv: is missing;"
                + " expected the text in every language"),
        broken(
            "name: orderNumber",
            "name: email",
            "49: registers[contact-form].groups[optional].fields[email].name: stands here again;"
                + " expected once"),
        broken(
            "type: line\n            label: {en: Order",
            "type: choice\n            label: {en: Order",
            "49: registers[contact-form].groups[optional].fields[orderNumber].choices: goes with"
                + " the type choice; expected both or neither"),
        broken(
            "id: chat\n",
            "id: letters\n",
            "11: registers: lacks \"chat\"; expected all four registers",
            "29: registers[letters].id: is \"letters\"; expected one of customers, personnel, chat,"
                + " contact-form"),
        broken(
            "recipients: [host]",
            "recipients: [host, nobody]",
            "57: purposes[reply].recipients[1]: is \"nobody\"; expected one of the recipients:"
                + " host"),
        broken(
            "country: FI\n    registers",
            "country: US\n    registers",
            "60: recipients[host].transfer: is missing for US; expected what allows the transfer"
                + " (Art. 44-49)"),
        broken(
            "changes.read, contacts.read",
            "changes.read, everything",
            "80: roles[owner].may[1]: is \"everything\"; expected one of "
                + String.join(", ", permissions())),
        broken(
            "chat: {keep: until-erased, by: [owner]",
            "chat: {keep: until-erased, by: [landlord]",
            "95: retention.chat.by[0]: is \"landlord\"; expected one of the roles: owner"),
        broken(
            "field: name,",
            "field: shoeSize,",
            "93: retention.personnel.fields: lacks \"name\"; expected a rule for each personnel"
                + " field",
            "94: retention.personnel.fields[shoeSize].field: is \"shoeSize\"; expected one of the"
                + " fields: name"),
        broken(
            "reminderDays: [3, 6]",
            "reminderDays: [6, 3, 8]",
            "124: quarantine.reminderDays[1]: is day 3 after 6; expected ascending days",
            "124: quarantine.reminderDays[2]: is day 8; expected at most the last day, 7"),
        broken(
            "hardLimitDays: 10",
            "hardLimitDays: 6",
            "126: quarantine.hardLimitDays: ends too early; expected at least 7"),
        broken(
            "keep: P1Y\n  asked",
            "keep: P3M\n  asked",
            "128: quarantine.keep: ends too early; expected at least P6M as in"
                + " reEntry.complained.for",
            "128: quarantine.keep: ends too early; expected at least P6M as in"
                + " reEntry.refused.for"),
        broken(
            "digestKeys: P1Y",
            "digestKeys: P2M",
            "97: evidence.digestKeys: ends too early; expected at least P1Y as in evidence.ledger",
            "97: evidence.digestKeys: ends too early; expected at least P1Y as in quarantine.keep"),
        broken(
            "Raderas efter {days} dagar",
            "Raderas efter {dagar} dagar",
            "132: quarantine.silent: names {dagar}; expected a key that stands beside the text",
            "132: quarantine.silent.en: names other values than its kin; expected [dagar, days]",
            "132: quarantine.silent.sv: names other values than its kin; expected [dagar, days]"),
        broken(
            "visitor: no-mail, staff: starts-anew",
            "visitor: no-mail, staff: stopped",
            "138: reEntry.expired.staff: is \"stopped\"; expected \"starts-anew\""),
        broken(
            "purposes: [keep]",
            "purposes: [keep, gossip]",
            "122: quarantine.purposes[1]: is \"gossip\"; expected one of the purposes: keep, reply"),
        broken(
            "purposes: [keep]",
            "purposes: [reply]",
            "122: quarantine.purposes[0]: rests on 6(1)(f); expected 6(1)(a)"),
        broken(
            "id: contact-form, informs: 13",
            "id: chat, informs: 13",
            "119: collection.provenance: lacks \"contact-form\"; expected it: the form uses it"),
        broken(
            ", assessment: {necessity: {en: None, sv: Inget}, balance: {en: Fair, sv: Rimligt}}",
            "",
            "56: purposes[reply].basis.assessment: is missing for 6(1)(f); expected why the"
                + " interest outweighs the person's"),
        broken(
            "article: 6(1)(f)",
            "article: 6(1)(a)",
            "53: purposes[reply].name: is missing for 6(1)(a); expected what it is called where nobody"
                + " agreed to it",
            "53: purposes[reply].statement: is missing for 6(1)(a); expected what a person says who"
                + " consents to it"),
        broken(
            "subprocessors: [], ",
            "",
            "66: recipients[host].contract.subprocessors: is missing for processor; expected who"
                + " else works for it, or [not-stated]"),
        broken(
            "date: 2020-01-31",
            "date: last year",
            "66: recipients[host].contract.date: is \"last year\"; expected the date of the"
                + " contract, or not-stated"),
        broken(
            "register: contact-form\n    text",
            "register: evidence\n    text",
            "54: purposes[reply].register: is \"evidence\"; expected one of the registers and"
                + " activities: cases, chat, contact-form, customers, personnel"),
        broken(
            "sweepHour: 5",
            "sweepHour: 5\n  relations: {customer: reply, friend: gossip}",
            "126: quarantine.relations.customer: is no relation; expected a choice of the field"
                + " relation",
            "126: quarantine.relations.friend: is \"gossip\"; expected one of the purposes: keep, reply",
            "126: quarantine.relations.friend: is no relation; expected a choice of the field"
                + " relation"),
        broken(
            "sweepHour: 5",
            "sweepHour: 5\n  indirectReminderDays: [9]",
            "126: quarantine.indirectReminderDays[0]: is day 9; expected at most the last day, 7"),
        broken(
            "postponeAtMost: P14D",
            "postponeAtMost: P3D",
            "96: retention.contact-form.mailbox.postponeAtMost: ends too early; expected at least"
                + " P7D as in retention.contact-form.mailbox.postpone"),
        broken(
            "window: PT1H}",
            "window: PT1H, assumed: [window, gate]}",
            "10: intake.assumed[1]: is \"gate\"; expected a key that stands beside"),
        broken(
            "businessId: not-stated",
            "businessId: later",
            "152: identity.businessId: is \"later\"; expected the business id as registered, such"
                + " as 1234567-1, or not-stated"),
        broken(
            "name: Northern Lights Oy",
            "name: Northern Lights Oy\nname: Northern Lights Ab",
            "5: name: stands here again, first in line 4; expected once"),
        broken(
            "id: northern-lights",
            "id: southern-lights",
            "3: id: is \"southern-lights\" in northern-lights.yaml; expected the name of the"
                + " file"));
  }

  @Test
  void faults_of_every_kind_and_file_are_told_at_once() throws IOException {
    Workshop workshop =
        Workshop.in(folder)
            .declaring("empty.yaml", "")
            .declaring("list.yaml", "- id: list\n")
            .declaring("syntax.yaml", "id: syntax\nname: 'not closed\n")
            .declaring("undefined.yaml", "id: undefined\nname: *nobody\n")
            .declaring(
                "northern-lights.yaml",
                Workshop.northernLightsWith("window: PT1H", "window: P1D")
                    .replace("days: 7\n", "days: a week\n"));

    assertThat(workshop.faults())
        .containsExactly(
            "empty.yaml:1: is not a declaration; expected keys and values, such as id: btb-plaza",
            "list.yaml:1: is not a declaration; expected keys and values, such as id: btb-plaza",
            "northern-lights.yaml:10: intake.window: is \"P1D\"; expected a length of time after"
                + " ISO 8601, such as PT10M, PT24H",
            "northern-lights.yaml:123: quarantine.days: is \"a week\"; expected a whole number",
            "syntax.yaml:3: is not YAML: found unexpected end of stream",
            "undefined.yaml:2: is not YAML: found undefined alias nobody");
    assertThat(workshop.classes()).isEmptyDirectory();
  }

  @Test
  void a_declaration_that_says_next_to_nothing_is_told_everything_that_it_lacks()
      throws IOException {
    assertThat(Workshop.in(folder).declaring("bare.yaml", "id: bare\n").faults())
        .contains(
            "bare.yaml:1: quarantine: is missing; expected chapter 8: a new contact waits for the"
                + " person's consent",
            "bare.yaml:1: zone: is missing; expected where the company's calendar days begin and"
                + " end, such as Europe/Helsinki")
        .hasSizeGreaterThan(20)
        .allMatch(fault -> fault.startsWith("bare.yaml:1: "));
  }

  @Test
  void a_folder_without_a_declaration_is_a_fault() throws IOException {
    assertThat(Workshop.in(folder).faults())
        .singleElement()
        .asString()
        .endsWith("holds no *.yaml; expected a declaration");
  }

  private static Arguments broken(String passage, String instead, String... faults) {
    return arguments(passage, instead, List.of(faults));
  }

  private static List<String> permissions() {
    return new Shape().values("permission");
  }
}
