package fi.samtycke.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The hash of a change is a published rule: whoever has an export can compute it.
class LoggedChangeTest {

  @Test
  void the_hash_is_SHA_256_over_the_netstrings_of_the_components() {
    LoggedChange change =
        new LoggedChange(
            "btb-plaza",
            "0123456789ABCDEFGHJKMNPQRS",
            1,
            "2026-03-20T10:00:00.000Z",
            "person",
            "message.received",
            List.of("name", "email"),
            "",
            "",
            "");
    // printf '9:btb-plaza,26:0123456789ABCDEFGHJKMNPQRS,1:1,24:2026-03-20T10:00:00.000Z,6:person,
    // 16:message.received,10:name\nemail,0:,0:,' without the line break, into sha256sum
    assertThat(change.computedHash())
        .isEqualTo("55339143962c212a2b3bc703628af592bbd27159c4db270d15e16fd1b56b6f6a");
  }

  @Test
  void what_moves_from_one_component_into_the_next_gives_another_hash() {
    assertThat(withActor("ab", "c").computedHash())
        .isNotEqualTo(withActor("a", "bc").computedHash());
  }

  private static LoggedChange withActor(String actor, String action) {
    return new LoggedChange("p", "e", 1, "at", actor, action, List.of(), "", "", "");
  }
}
