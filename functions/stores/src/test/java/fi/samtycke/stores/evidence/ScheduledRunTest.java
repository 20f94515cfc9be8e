package fi.samtycke.stores.evidence;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N5: every run leaves a receipt for each controller, or is seen to have failed.
class ScheduledRunTest implements WriteContract {
  private static final Instant DUE = Instant.parse("2026-03-20T09:59:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final LedgerStore ledger = new LedgerStore(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a run leaves its receipts",
            its -> run(its).run(List.of(its.plaza()), Optional.of(DUE), (_, _) -> done())),
        new Deed(
            "what a run has done is written with its receipt",
            its ->
                run(its)
                    .run(
                        List.of(its.plaza()),
                        Optional.of(DUE),
                        (controller, _) ->
                            new Done(
                                new TreeMap<>(),
                                List.of(),
                                List.of(
                                    new LedgerStore(its.wiring, its.dynamoDb())
                                        .restrict(controller.id(), entry(1), DUE))))));
  }

  @Test
  void each_controller_gets_its_receipt_for_the_time_at_which_the_run_was_due() {
    run(store).run(both(), Optional.of(DUE), (_, _) -> done());
    for (Controller controller : both()) {
      var receipt = ledger.lastReceipt(controller.id(), "Sweep").orElseThrow();
      assertThat(receipt.scheduledAt()).isEqualTo(DUE);
      assertThat(receipt.startedAt()).isEqualTo(store.clock.instant());
      assertThat(receipt.counts()).isEqualTo(Map.of("made", 2));
      assertThat(receipt.declaration()).isEqualTo(controller.version());
    }
  }

  @Test
  void who_calls_without_a_time_has_the_work_done_and_gets_no_receipt() {
    int[] runs = {0};
    run(store)
        .run(
            both(),
            Optional.empty(),
            (_, at) -> {
              assertThat(at).isEqualTo(store.clock.instant());
              runs[0]++;
              return done();
            });
    assertThat(runs[0]).isEqualTo(2);
    assertThat(store.tables.everything("LEDGER")).isEmpty();
  }

  @Test
  void what_fails_for_one_controller_is_done_for_the_other_and_fails_in_the_end() {
    assertThatThrownBy(() ->
            run(store)
                .run(
                    both(),
                    Optional.of(DUE),
                    (controller, _) -> {
                      if (controller.id().equals(PLAZA)) {
                        throw new IllegalStateException("visitor@example.com");
                      }
                      return done();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Sweep failed for 1 controllers");
    assertThat(ledger.lastReceipt(PLAZA, "Sweep")).isEmpty();
    assertThat(ledger.lastReceipt(TRANSFORMERS, "Sweep")).isPresent();
  }

  @Test
  void a_receipt_that_is_refused_because_of_what_is_written_with_it_is_a_fault() {
    store.written(ledger.erased(PLAZA, entry(1), DUE, DUE));
    assertThatThrownBy(() ->
            run(store)
                .run(
                    List.of(store.plaza()),
                    Optional.of(DUE),
                    (controller, _) ->
                        new Done(
                            new TreeMap<>(),
                            List.of(),
                            List.of(ledger.notErased(controller.id(), entry(1))))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.lastReceipt(PLAZA, "Sweep")).isEmpty();
  }

  private List<Controller> both() {
    return List.of(store.plaza(), store.transformers());
  }

  private static ScheduledRun run(StoreExtension store) {
    return new ScheduledRun(store.wiring, "Sweep", store.dynamoDb(), store.work());
  }

  private static Done done() {
    return new Done(new TreeMap<>(Map.of("made", 2)));
  }
}
