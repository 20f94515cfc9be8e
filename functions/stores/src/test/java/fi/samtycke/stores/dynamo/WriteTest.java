package fi.samtycke.stores.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.stores.StoreExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteTest {
  @RegisterExtension static final StoreExtension STORE = new StoreExtension();
  private static final Table TABLE = STORE.table("CONVERSATIONS");
  private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");

  private final String pk = UUID.randomUUID().toString();

  @Test
  void an_insert_is_made_once() {
    assertThat(insert().alone()).isTrue();
    assertThat(insert().alone()).isFalse();
  }

  @Test
  void a_put_replaces_what_is_there() {
    insert().alone();
    Write.put(TABLE, Attributes.item(pk, "x").with("state", "closed")).alone();
    assertThat(item().required("state")).isEqualTo("closed");
    assertThat(item().has("count")).isFalse();
  }

  @Test
  void an_update_sets_adds_appends_and_removes_whatever_the_names_are() {
    insert().alone();
    update()
        .set("state", "closed")
        .set("size", 2)
        .set("returned", true)
        .set("date", NOON)
        .set("fields", Map.of("name", "Maija"))
        .set("list", List.of())
        .append("links", List.of("b"))
        .append("links-2", List.of("c"))
        .add("count", 2)
        .add("set", Set.of("y"))
        .remove("comment")
        .alone();
    Attributes item = item();
    assertThat(item.required("state")).isEqualTo("closed");
    assertThat(item.count("size")).isEqualTo(2);
    assertThat(item.flag("returned")).isTrue();
    assertThat(item.at("date")).isEqualTo(NOON);
    assertThat(item.textMap("fields")).containsEntry("name", "Maija");
    assertThat(item.texts("list")).isEmpty();
    assertThat(item.texts("links")).containsExactly("a", "b");
    assertThat(item.texts("links-2")).containsExactly("c");
    assertThat(item.count("count")).isEqualTo(3);
    assertThat(item.texts("set")).containsExactly("y");
    assertThat(item.has("comment")).isFalse();
  }

  @Test
  void nothing_to_set_removes() {
    insert().alone();
    update().setOrRemove("state", Optional.empty()).alone();
    assertThat(item().has("state")).isFalse();
    update().setOrRemove("state", Optional.of("open")).alone();
    assertThat(item().required("state")).isEqualTo("open");
  }

  @Test
  void a_refused_update_changes_nothing() {
    insert().alone();
    assertThat(
            update()
                .set("state", "closed")
                .when(Condition.equal("state", "open"), Condition.equal("count", 7))
                .alone())
        .isFalse();
    assertThat(item().required("state")).isEqualTo("open");
  }

  @Test
  void an_update_gives_the_whole_item_back() {
    insert().alone();
    assertThat(update().add("count", 1).updated().orElseThrow().count("count")).isEqualTo(2);
    assertThat(update().add("count", 1).when(Condition.absent()).updated()).isEmpty();
  }

  @Test
  void a_delete_looks_at_its_condition() {
    insert().alone();
    assertThat(delete().when(Condition.lacks("count")).alone()).isFalse();
    assertThat(delete().alone()).isTrue();
    assertThat(delete().alone()).isTrue();
    assertThat(delete().when(Condition.exists()).alone()).isFalse();
  }

  @Test
  void a_check_holds_a_transaction_back() {
    insert().alone();
    Write check = Write.check(TABLE, pk, "x").when(Condition.equal("state", "closed"));
    assertThat(
            new Transactions(STORE.dynamoDb())
                .write(
                    UUID.randomUUID().toString(),
                    List.of(Write.insert(TABLE, Attributes.item(pk, "y")), check)))
        .isEqualTo(new Transactions.Outcome.Refused(Set.of(1)));
    assertThat(TABLE.find(pk, "y")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "exists, true",
    "absent, false",
    "has, true",
    "lacks, false",
    "equal text, true",
    "equal number, true",
    "equal list, true",
    "equal instant, true",
    "below, false",
    "not after, true",
    "after, false",
    "one of, true",
    "none of, false",
    "contains, true",
    "fewer, false",
    "fewer of what is not there, true",
    "or, true",
    "not, false"
  })
  void a_condition_holds_or_not(String name, boolean holds) {
    insert().alone();
    assertThat(update().set("seen", true).when(condition(name)).alone()).isEqualTo(holds);
  }

  private static Condition condition(String name) {
    return switch (name) {
      case "exists" -> Condition.exists();
      case "absent" -> Condition.absent();
      case "has" -> Condition.has("state");
      case "lacks" -> Condition.lacks("state");
      case "equal text" -> Condition.equal("state", "open");
      case "equal number" -> Condition.equal("count", 1);
      case "equal list" -> Condition.equal("links", List.of("a"));
      case "equal instant" -> Condition.equal("at", NOON);
      case "below" -> Condition.below("count", 1);
      case "not after" -> Condition.notAfter("at", NOON);
      case "after" -> Condition.after("at", NOON);
      case "one of" -> Condition.oneOf("state", "closed", "open");
      case "none of" -> Condition.oneOf("state", "closed");
      case "contains" -> Condition.contains("links", "a");
      case "fewer" -> Condition.fewer("links", 1);
      case "fewer of what is not there" -> Condition.fewer("nothing", 1);
      case "or" -> Condition.absent().or(Condition.equal("state", "open"));
      case "not" -> Condition.contains("links", "a").not();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Write insert() {
    return Write.insert(
        TABLE,
        Attributes.item(pk, "x")
            .with("state", "open")
            .with("count", 1)
            .with("at", NOON)
            .with("links", List.of("a"))
            .with("comment", "c"));
  }

  private Write update() {
    return Write.update(TABLE, pk, "x");
  }

  private Write delete() {
    return Write.delete(TABLE, pk, "x");
  }

  private Attributes item() {
    return TABLE.find(pk, "x").orElseThrow();
  }
}
