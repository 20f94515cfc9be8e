package fi.samtycke.stores;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.stores.Network.Fault;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What holds for every write of every store, whatever befalls it on its way (A05, A13, A15): a
/// fault that passes is not noticed, one that lasts is told and leaves nothing half done. A test of
/// a store implements it and names the store's writes.
public interface WriteContract {
  /// Ids that were drawn while writing differ from run to run; those of [#entry(int)] do not.
  Pattern DRAWN = Pattern.compile("\\b(?!0{20})[0-9A-HJKMNP-TV-Z]{26}\\b");

  List<String> WRITES = List.of("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem");

  /// A write.
  ///
  /// @param sentence what it does
  /// @param given puts in place what it needs
  /// @param act does it; the ids that it is given are those of [#entry(int)]
  record Deed(String sentence, Consumer<StoreExtension> given, Consumer<StoreExtension> act) {
    public Deed(String sentence, Consumer<StoreExtension> act) {
      this(sentence, _ -> {}, act);
    }
  }

  /// @param before everything that was stored, ids that were drawn blotted out
  record Course(List<String> before, List<String> after, List<String> calls, boolean threw) {}

  Stream<Deed> writes();

  /// The same in every run.
  static EntryId entry(int number) {
    return new EntryId("%026d".formatted(number));
  }

  @TestFactory
  default Stream<DynamicTest> A05_A13_a_write_that_meets_a_passing_fault_is_done_once() {
    return each((deed, undisturbed, operation) -> {
      for (Fault fault : Fault.values()) {
        Course course = run(deed, store -> store.network.next(1, operation, fault));
        boolean told = fault == Fault.CONFLICT && !operation.equals("TransactWriteItems");
        assertThat(course.threw()).as("%s of %s is told", fault, operation).isEqualTo(told);
        assertThat(course.after())
            .as("%s of %s", fault, operation)
            .isEqualTo(told ? undisturbed.before() : undisturbed.after());
      }
    });
  }

  @TestFactory
  default Stream<DynamicTest>
      A13_A15_a_write_that_meets_a_lasting_fault_is_told_and_never_half_done() {
    return each((deed, undisturbed, operation) -> {
      for (Fault fault : Fault.values()) {
        Course course = run(deed, store -> store.network.let(operation::equals, fault));
        assertThat(course.threw()).as("%s of %s is told", fault, operation).isTrue();
        assertThat(course.after())
            .as("%s of %s", fault, operation)
            .isEqualTo(fault == Fault.ANSWER_LOST ? undisturbed.after() : undisturbed.before());
      }
    });
  }

  /// What is to hold of a write and of one kind of call that it makes.
  interface Claim {
    void check(Deed deed, Course undisturbed, String operation);
  }

  private Stream<DynamicTest> each(Claim claim) {
    return writes()
        .map(deed ->
            DynamicTest.dynamicTest(
                deed.sentence(),
                () -> {
                  Course undisturbed = run(deed, _ -> {});
                  assertThat(undisturbed.threw()).isFalse();
                  assertThat(undisturbed.after()).isNotEqualTo(undisturbed.before());
                  List<String> operations =
                      undisturbed.calls().stream().filter(WRITES::contains).distinct().toList();
                  assertThat(operations).isNotEmpty();
                  operations.forEach(operation -> claim.check(deed, undisturbed, operation));
                }));
  }

  private static Course run(Deed deed, Consumer<StoreExtension> disturb) {
    try (StoreExtension store = new StoreExtension()) {
      deed.given().accept(store);
      List<String> before = blotted(store);
      int calls = store.network.calls().size();
      disturb.accept(store);
      boolean threw = false;
      try {
        deed.act().accept(store);
      } catch (RuntimeException told) {
        threw = true;
      }
      store.network.mend();
      List<String> made =
          List.copyOf(store.network.calls().subList(calls, store.network.calls().size()));
      return new Course(before, blotted(store), made, threw);
    }
  }

  private static List<String> blotted(StoreExtension store) {
    return store.tables.dump().stream()
        .map(line -> DRAWN.matcher(line).replaceAll("<drawn>"))
        .sorted()
        .toList();
  }
}
