package fi.samtycke.extracts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Description;
import fi.samtycke.core.declaration.Description.StatedPeriod;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.declaration.DescriptionReading;
import fi.samtycke.declaration.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// N11: a layman reads words, not the names of constants. (That the languages have the same words
/// is tested with the catalogues.)
class WordsTest {
  private static final Texts WORDS = Texts.ofExtract(Language.SV);

  /// Go to the firm's own people and are about a day or a mailbox, not about a person.
  private static final Set<MailKind> ABOUT_NOBODY =
      Set.of(
          MailKind.SEAL_NOTICE,
          MailKind.MISSING_RECEIPTS_NOTICE,
          MailKind.MAILBOX_PREVIEW_NOTICE,
          MailKind.MAILBOX_FAILED_NOTICE);

  @Test
  void everything_that_is_done_to_an_entry_has_a_name() {
    assertNamed(
        Arrays.stream(Action.values())
            .map(Action::value)
            .filter(action -> !action.startsWith("mailbox."))
            .map(action -> "action." + action));
  }

  @Test
  void every_mail_about_a_person_has_a_name() {
    assertNamed(
        Arrays.stream(MailKind.values())
            .filter(kind -> !ABOUT_NOBODY.contains(kind))
            .map(kind -> "mail." + kind.id()));
  }

  @Test
  void what_stands_for_a_choice_has_a_name() {
    assertNamed(Arrays.stream(RequestKind.values()).map(kind -> "value.kind." + kind.value()));
    assertNamed(
        Arrays.stream(Proposal.Decision.values())
            .map(decision -> "value.decision." + decision.name().toLowerCase(Locale.ROOT)));
    assertNamed(
        Arrays.stream(AddressSide.values())
            .flatMap(side ->
                Stream.of("confirmedBySide", "deniedBySide", "reason")
                    .map(name -> "value." + name + "." + side.value())));
    assertNamed(Arrays.stream(Entrance.values()).map(way -> "value.entrance." + way.value()));
    assertNamed(Arrays.stream(Channel.values()).map(way -> "value.channel." + way.value()));
    assertNamed(
        Arrays.stream(ConversationState.values()).map(state -> "value.state." + state.value()));
    assertNamed(
        Arrays.stream(SuppressionReason.values()).map(why -> "value.reason." + why.value()));
    assertNamed(Arrays.stream(Language.values()).map(each -> "value.language." + each.tag()));
  }

  @Test
  void what_became_of_a_mail_and_how_far_an_erasure_is_have_names() {
    List<String> states =
        Arrays.stream(Delivery.State.values()).map(Delivery.State::value).toList();
    assertNamed(states.stream().map(state -> "value.state." + state));
    assertNamed(
        states.stream().filter(state -> !state.equals("sent")).map(why -> "value.reason." + why));
    assertNamed(
        Arrays.stream(MailKind.values())
            .filter(MailKind::isAnswer)
            .map(kind -> "value.reason." + kind.id()));
    assertNamed(Stream.of("erasing", "telling", "told").map(stage -> "value.stage." + stage));
  }

  @Test
  void what_is_stored_of_addresses_tasks_and_plans_has_labels() {
    assertNamed(
        Stream.of(
                "emailChangedAt",
                "emailVerifiedBy",
                "emailApprovedBy",
                "case",
                "stage",
                "entries",
                "cases",
                "addresses")
            .map(name -> "attribute." + name));
  }

  @Test
  void a_declared_text_names_its_periods_and_days_as_its_reader_writes_them() {
    for (String controller : List.of("btb-plaza", "btb-transformers")) {
      Description description = DescriptionReading.of(new ControllerId(controller));
      for (Language language : Language.values()) {
        List<String> periods =
            description.periods().stream()
                .map(StatedPeriod::text)
                .map(text -> text.in(language))
                .toList();
        assertThat(periods).noneMatch(text -> text.contains("{") || text.contains("P5Y"));
      }
    }
    LocalText mailbox =
        DescriptionReading.of(new ControllerId("btb-plaza")).periods().stream()
            .filter(period -> period.register().equals("contact-form"))
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(mailbox.sv()).contains("6 månader", "1 februari och 1 augusti", "14 månader");
    assertThat(mailbox.fi())
        .contains("6 kuukautta", "1. helmikuuta ja 1. elokuuta", "14 kuukautta");
    assertThat(mailbox.en()).contains("6 months", "1 February and 1 August", "14 months");
  }

  @Test
  void L8_an_extract_tells_how_long_a_chat_and_the_operators_copy_of_it_are_kept() {
    for (String controller : List.of("btb-plaza", "btb-transformers")) {
      List<LocalText> chat =
          DescriptionReading.of(new ControllerId(controller)).periods().stream()
              .filter(period -> period.register().equals("chat"))
              .map(StatedPeriod::text)
              .toList();
      assertThat(chat).hasSize(2);
      assertThat(chat.getFirst().sv()).contains("12 månader efter det sista meddelandet");
      assertThat(chat.getFirst().fi()).contains("(12 kuukautta)");
      assertThat(chat.getFirst().en()).contains("12 months after its last message");
      assertThat(chat.getLast().sv()).contains("äldre än 6 månader", "högst 14 månader");
      assertThat(chat.getLast().fi()).contains("(6 kuukautta)", "14 kuukautta");
      assertThat(chat.getLast().en()).contains("older than 6 months", "14 months at most");
    }
  }

  /// The erasure after five years is declared, and nothing carries it out yet.
  @Test
  void a_period_that_nothing_carries_out_is_told_to_nobody() {
    for (String controller : List.of("btb-plaza", "btb-transformers")) {
      Description description = DescriptionReading.of(new ControllerId(controller));
      assertThat(description.periods())
          .noneMatch(period -> period.text().sv().contains("kommunikation"));
      assertThat(description.purposes()).noneMatch(purpose -> purpose.id().equals("newsletter"));
    }
  }

  private static void assertNamed(Stream<String> ids) {
    assertThat(ids.filter(id -> WORDS.find(id).isEmpty())).isEmpty();
  }
}
