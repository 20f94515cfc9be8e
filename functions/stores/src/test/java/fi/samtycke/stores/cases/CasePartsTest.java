package fi.samtycke.stores.cases;

import static fi.samtycke.stores.CaseSamples.insert;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.extract.MadeExtract.MadeFile;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.CaseSamples;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.tasks.CaseParts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands beside a case in its item collection.
class CasePartsTest implements WriteContract {
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final Letter LETTER = new Letter(MailKind.CASE_REFUSAL, "No, \"sorry\"", NOW);
  private static final MadeExtract MADE =
      new MadeExtract(
          new MadeFile("ab", 700_000), new MadeFile("cd", 3), 9, NOW, LATER, "declaration-1");
  private static final AddressQuestion QUESTION =
      AddressQuestion.of(
          entry(5),
          entry(6),
          new EmailAddress("Åsa@example.com"),
          new EmailAddress("new@example.com"),
          Decision.AMENDED,
          NOW,
          LATER);

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final CaseStore cases = CaseSamples.cases(store);
  private final CaseLetters letters = new CaseLetters(cases);
  private final DeliveryItems deliveries = new DeliveryItems(cases);
  private final ReleaseLetters releases = new ReleaseLetters(cases);
  private final Proposals proposals = new Proposals(store.wiring, store.dynamoDb());
  private final AddressQuestions questions = new AddressQuestions(store.wiring, store.dynamoDb());
  private final ExtractStore extracts = extracts(store);

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "letter, proposal, delivery, release and question are kept",
            its ->
                its.written(
                    new CaseLetters(CaseSamples.cases(its)).keep(PLAZA, entry(1), LETTER),
                    new Proposals(its.wiring, its.dynamoDb())
                        .keep(PLAZA, entry(1), proposal("name", Decision.PROPOSED)),
                    new DeliveryItems(CaseSamples.cases(its))
                        .note(PLAZA, entry(1), delivery(Delivery.State.SENT)),
                    new ReleaseLetters(CaseSamples.cases(its)).note(PLAZA, entry(1), entry(3)),
                    new AddressQuestions(its.wiring, its.dynamoDb())
                        .ask(PLAZA, entry(1), QUESTION))),
        new Deed(
            "the making of an extract is taken",
            its -> extracts(its).claim(PLAZA, entry(1), NOW, LATER)));
  }

  @Test
  void a_letter_is_read_word_for_word_and_a_later_one_of_its_kind_takes_its_place() {
    store.written(letters.keep(PLAZA, entry(1), LETTER));
    store.tables.inAnotherFormat("CASES");
    assertThat(letters.find(PLAZA, entry(1), MailKind.CASE_REFUSAL)).contains(LETTER);
    assertThat(letters.find(PLAZA, entry(1), MailKind.CASE_EXTENSION)).isEmpty();
    assertThat(letters.find(PLAZA, entry(2), MailKind.CASE_REFUSAL)).isEmpty();
    Letter second = new Letter(MailKind.CASE_REFUSAL, "", LATER);
    Letter other = new Letter(MailKind.CASE_EXTENSION, "later", LATER);
    store.written(letters.keep(PLAZA, entry(1), second), letters.keep(PLAZA, entry(1), other));
    assertThat(parts().letters()).containsExactlyInAnyOrder(second, other);
  }

  @ParameterizedTest
  @EnumSource
  void a_proposal_is_read_as_it_was_decided_and_is_dropped(Decision decision) {
    Proposal kept = proposal("name", decision);
    store.written(proposals.keep(PLAZA, entry(1), proposal("name", Decision.PROPOSED)));
    store.written(
        proposals.keep(PLAZA, entry(1), kept),
        proposals.keep(PLAZA, entry(1), proposal("phone", Decision.PROPOSED)));
    store.tables.inAnotherFormat("CASES");
    assertThat(proposals.of(PLAZA, entry(1)))
        .containsExactly(kept, proposal("phone", Decision.PROPOSED));
    store.written(proposals.drop(PLAZA, entry(1), "name"));
    assertThat(parts().proposals()).containsExactly(proposal("phone", Decision.PROPOSED));
  }

  @ParameterizedTest
  @EnumSource
  void a_delivery_is_read_as_it_was_noted_and_that_of_an_answer_apart(Delivery.State state) {
    store.written(deliveries.noteAnswer(PLAZA, entry(1), delivery(Delivery.State.BOUNCED)));
    assertThat(deliveries.find(PLAZA, entry(1))).isEmpty();
    store.written(deliveries.note(PLAZA, entry(1), delivery(state)));
    store.tables.inAnotherFormat("CASES");
    assertThat(deliveries.find(PLAZA, entry(1))).contains(delivery(state));
    assertThat(parts().delivery()).contains(delivery(state));
    assertThat(parts().answerDelivery()).contains(delivery(Delivery.State.BOUNCED));
  }

  @Test
  void the_mail_that_tells_of_a_release_is_remembered_until_it_is_forgotten() {
    store.written(releases.note(PLAZA, entry(1), entry(3)));
    store.tables.inAnotherFormat("CASES");
    assertThat(releases.find(PLAZA, entry(1))).contains(entry(3));
    assertThat(releases.find(TRANSFORMERS, entry(1))).isEmpty();
    store.written(releases.forget(PLAZA, entry(1)));
    assertThat(releases.find(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void a_question_is_read_as_it_was_asked_and_answered_and_loses_the_addresses_when_decided() {
    store.written(questions.ask(PLAZA, entry(1), QUESTION));
    assertThat(question().question()).isEqualTo(QUESTION);
    assertThat(question().wasTried(AddressSide.NEW)).isFalse();
    store.written(questions.addLink(PLAZA, entry(1), QUESTION, AddressSide.NEW, "new 1"));
    store.written(questions.addLink(PLAZA, entry(1), QUESTION, AddressSide.REGISTERED, "old 1"));
    AddressQuestion half = QUESTION.confirmedBy(AddressSide.NEW);
    store.written(questions.answer(PLAZA, entry(1), half));
    store.tables.inAnotherFormat("CASES");
    assertThat(question().question()).isEqualTo(half);
    assertThat(question().links())
        .isEqualTo(
            Map.of(AddressSide.NEW, List.of("new 1"), AddressSide.REGISTERED, List.of("old 1")));
    store.written(questions.answer(PLAZA, entry(1), half.deniedBy(AddressSide.REGISTERED)));
    assertThat(question().question().denied()).contains(AddressSide.REGISTERED);
    assertThat(question().question().proposed()).isEqualTo(new EmailAddress(""));
    assertThat(question().question().registered()).isEqualTo(new EmailAddress(""));
  }

  @Test
  void a_question_that_was_asked_anew_or_dropped_takes_no_link_and_no_answer() {
    store.written(questions.ask(PLAZA, entry(1), QUESTION));
    AddressQuestion anew =
        AddressQuestion.of(
            entry(15),
            QUESTION.contact(),
            QUESTION.registered(),
            QUESTION.proposed(),
            QUESTION.then(),
            NOW,
            LATER);
    store.written(questions.ask(PLAZA, entry(1), anew));
    store.refused(questions.addLink(PLAZA, entry(1), QUESTION, AddressSide.NEW, "dead"));
    store.refused(questions.answer(PLAZA, entry(1), QUESTION.confirmedBy(AddressSide.NEW)));
    store.written(questions.drop(PLAZA, entry(1)));
    store.refused(questions.answer(PLAZA, entry(1), anew.confirmedBy(AddressSide.NEW)));
    assertThat(questions.find(PLAZA, entry(1))).isEmpty();
  }

  @Test
  void an_extract_is_made_once_by_one_maker_and_again_when_it_is_forgotten() {
    assertThat(extracts.claim(PLAZA, entry(1), NOW, LATER)).isTrue();
    assertThat(extracts.claim(PLAZA, entry(1), LATER.minusMillis(1), LATER)).isFalse();
    assertThat(extracts.claim(PLAZA, entry(1), LATER, LATER.plusSeconds(9))).isTrue();
    store.refused(extracts.release(PLAZA, entry(1), LATER));
    store.written(
        extracts.made(PLAZA, entry(1), MADE),
        extracts.release(PLAZA, entry(1), LATER.plusSeconds(9)));
    store.tables.inAnotherFormat("CASES");
    assertThat(extracts.find(PLAZA, entry(1))).contains(MADE);
    assertThat(parts().extract()).contains(MADE);
    store.refused(extracts.made(PLAZA, entry(1), MADE));
    store.written(extracts.forget(PLAZA, entry(1)));
    store.written(extracts.made(PLAZA, entry(1), MADE));
  }

  @Test
  void an_extract_is_not_kept_of_a_contact_that_is_gone() {
    store.refused(extracts.made(PLAZA, entry(1), MADE), extracts.stillThere(PLAZA, entry(7)));
  }

  @Test
  void parts_are_erased_by_what_they_hold_and_the_case_stays() {
    insert(store, 1);
    store.written(
        letters.keep(PLAZA, entry(1), LETTER),
        proposals.keep(PLAZA, entry(1), proposal("name", Decision.PROPOSED)),
        questions.ask(PLAZA, entry(1), QUESTION),
        releases.note(PLAZA, entry(1), entry(3)));
    store.written(cases.erasePersonalParts(PLAZA, entry(1)));
    assertThat(cases.parts(PLAZA, entry(1)))
        .extracting(part -> part.required("sk"))
        .containsExactly("case", "release");
    store.written(cases.eraseParts(PLAZA, entry(1)));
    assertThat(cases.parts(PLAZA, entry(1))).hasSize(1);
  }

  private CaseParts parts() {
    return CaseParts.of(cases, PLAZA, entry(1));
  }

  private AddressQuestions.Stored question() {
    return questions.find(PLAZA, entry(1)).orElseThrow();
  }

  private static ExtractStore extracts(StoreExtension store) {
    return new ExtractStore(store.wiring, store.dynamoDb());
  }

  private static Proposal proposal(String field, Decision decision) {
    return new Proposal(field, "Åsa \"x\"", decision, "", "person", NOW);
  }

  private static Delivery delivery(Delivery.State state) {
    return new Delivery(state, entry(9), NOW);
  }
}
