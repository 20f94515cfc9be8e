package fi.samtycke.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fi.samtycke.core.declaration.Accountability;
import fi.samtycke.core.declaration.Accountability.Balance;
import fi.samtycke.core.declaration.Accountability.Contract;
import fi.samtycke.core.declaration.Accountability.Difference;
import fi.samtycke.core.declaration.Accountability.Gap;
import fi.samtycke.core.declaration.Accountability.Persons;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Description;
import fi.samtycke.core.declaration.Description.StatedActivity;
import fi.samtycke.core.declaration.Description.StatedPurpose;
import fi.samtycke.core.declaration.Description.StatedRight;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.RecipientKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// N4, N12, X1: what a company must be able to show besides what people are told.
class AccountabilityTest {

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void every_processing_names_the_categories_of_its_persons(String id) {
    assertThat(of(id).persons())
        .extracting(Persons::of)
        .containsExactly(
            "customers",
            "personnel",
            "chat",
            "contact-form",
            "cases",
            "evidence",
            "limits",
            "staff");
    assertThat(of(id).persons().getFirst().categories()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void every_legitimate_interest_is_weighed(String id) {
    assertThat(of(id).balances())
        .extracting(Balance::purpose)
        .containsExactly("earlier-contacts", "quarantine", "chat-reply", "form-reply", "abuse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void what_a_company_has_not_said_of_a_contract_is_empty(String id) {
    assertThat(of(id).contracts())
        .extracting(Contract::recipient, Contract::kind, Contract::party, Contract::subprocessors)
        .contains(
            tuple(
                "payroll-bureau",
                RecipientKind.PROCESSOR,
                Optional.of("Jakobstads Bokföringsbyrå Ab"),
                Optional.empty()),
            tuple(
                "mailbox-host",
                RecipientKind.HOST,
                Optional.empty(),
                Optional.<List<String>>empty()));
    assertThat(of(id).contracts()).allMatch(contract -> contract.date().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void what_differs_and_what_is_the_systems_own_is_told_by_its_place(String id) {
    assertThat(of(id).differences())
        .extracting(Difference::place)
        .contains(
            "storage[customers/this/aws]",
            "storage[personnel/this/aws]",
            "retention.chat",
            "roles[employee]");
    assertThat(of(id).assumed())
        .contains(
            "quarantine.reminderDays",
            "evidence",
            "recipients[payroll-bureau].fields",
            "registers[customers].groups[person].fields[relation]")
        .anyMatch(place -> place.matches("rights\\.channels\\[\\d+]"))
        .doesNotContain("quarantine.days");
    assertThat(of(id).unstated())
        .contains(
            "identity.businessId",
            "recipients[chat-vendor].transfer.basis",
            "recipients[payroll-bureau].contract.subprocessors",
            "recipients[aws].contract.date");
    assertThat(of(id).unchecked())
        .contains("purposes[payroll].basis", "retention.personnel.fields[name]")
        .contains("gaps[logging-of-staff]");
    assertThat(of(id).protectionOfficer().yes()).isFalse();
    assertThat(of(id).impactAssessment().why().en()).contains("is to judge this itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void the_gaps_are_told_in_three_languages_and_say_what_nobody_has_checked(String id) {
    List<Gap> gaps = of(id).gaps();

    assertThat(gaps).hasSize(22).allMatch(gap -> !gap.law().isEmpty());
    assertThat(gaps)
        .filteredOn(gap -> !gap.checked())
        .extracting(Gap::id)
        .containsExactly("asking-may-be-marketing", "logging-of-staff");
    assertThat(gaps)
        .extracting(Gap::text)
        .doesNotHaveDuplicates()
        .noneMatch(AccountabilityTest::same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void people_are_told_of_what_is_done_besides_the_registers_and_not_of_what_nothing_does(
      String id) {
    Description told = DescriptionReading.of(new ControllerId(id));

    assertThat(told.activities())
        .extracting(StatedActivity::id)
        .containsExactly("cases", "evidence", "limits", "staff");
    assertThat(told.purposes())
        .extracting(StatedPurpose::id, StatedPurpose::article)
        .contains(
            tuple("quarantine", "6(1)(f)"),
            tuple("rights", "6(1)(c)"),
            tuple("evidence", "6(1)(c)"),
            tuple("abuse", "6(1)(f)"))
        .noneMatch(purpose -> purpose.toList().contains("newsletter"));
    assertThat(told.rights())
        .extracting(StatedRight::right)
        .contains("access", "withdrawal")
        .doesNotContain("newsletter-start", "newsletter-end");
  }

  private static boolean same(LocalText text) {
    return text.sv().equals(text.fi()) || text.sv().equals(text.en());
  }

  private static Accountability of(String id) {
    return DescriptionReading.accountability(new ControllerId(id));
  }
}
