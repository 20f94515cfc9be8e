package fi.samtycke.core.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.EmailAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RightsCaseTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final EntryId ID = new EntryId("0".repeat(26));
  private static final EmailAddress ANNA = new EmailAddress("anna@example.com");

  private static final Received RECEIVED =
      Received.of(
          ID,
          RequestKind.ACCESS,
          Entrance.PAGE,
          LocalDate.of(2026, 3, 20),
          NOW,
          new Actor.Person(),
          Language.SV,
          ANNA,
          "All of it");
  private static final BeingAnswered CONFIRMED =
      RECEIVED.confirmed(List.of(), RightsCase.BY_LINK, NOW);
  private static final List<RightsCase> STATES =
      List.of(
          RECEIVED,
          RECEIVED.challenged(NOW, false),
          RECEIVED.leftToStaff(NOW),
          CONFIRMED,
          CONFIRMED.begun(NOW),
          CONFIRMED.extended("many requests", NOW),
          CONFIRMED.fulfilled(NOW),
          CONFIRMED.refused("a law", NOW),
          CONFIRMED.withdrawn(NOW));

  /// A row for each state, a column for each: what some operation of the first makes of it.
  private static final String MAY_BECOME =
      """
                    | received | challenged | left-to-staff | confirmed | in-progress | extended | fulfilled | refused | withdrawn
      received      | x        | x          | x             | x         |             |          | x         |         | x
      challenged    | x        | x          | x             | x         |             |          | x         |         | x
      left-to-staff | x        | x          | x             | x         |             |          | x         |         | x
      confirmed     |          |            |               | x         | x           | x        | x         | x       | x
      in-progress   |          |            |               |           | x           | x        | x         | x       | x
      extended      |          |            |               |           |             | x        | x         | x       | x
      fulfilled     |          |            |               |           | x           |          |           |         |
      refused       |          |            |               |           |             |          |           |         |
      withdrawn     |          |            |               |           |             |          |           |         |
      """;

  @Test
  void a_case_becomes_what_the_table_says_and_nothing_else_compiles() throws Exception {
    List<String[]> lines = MAY_BECOME.lines().map(line -> line.split("\\|", -1)).toList();
    List<String> columns = Arrays.stream(lines.getFirst()).skip(1).map(String::strip).toList();
    Map<String, Set<String>> told = new LinkedHashMap<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Set<String> next = told.computeIfAbsent(line[0].strip(), _ -> new TreeSet<>());
      for (int i = 0; i < columns.size(); i++) {
        if (!line[i + 1].isBlank()) {
          next.add(columns.get(i));
        }
      }
    }
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (RightsCase each : STATES) {
      found.put(each.state(), becomes(each));
    }
    assertThat(columns).hasSize(records().size());
    assertThat(found).isEqualTo(told);
  }

  @Test
  void every_state_may_lose_what_the_person_gave_and_stays_what_it_is() {
    for (RightsCase each : STATES) {
      RightsCase bare = each.withoutPersonalParts();
      assertThat(bare.state()).isEqualTo(each.state());
      assertThat(bare.isForgotten()).isTrue();
      assertThat(bare.details()).isEmpty();
      assertThat(bare.withoutPersonalParts()).isEqualTo(bare);
    }
    assertThat(CONFIRMED.refused("a law", NOW).withoutPersonalParts())
        .isEqualTo(CONFIRMED.refused("", NOW).withoutPersonalParts());
  }

  @Test
  void what_nobody_confirmed_leaves_nothing_of_the_person_when_it_is_withdrawn() {
    assertThat(RECEIVED.withdrawn(NOW).isForgotten()).isTrue();
    assertThat(RECEIVED.challenged(NOW, false).withdrawn(NOW).isForgotten()).isTrue();
    assertThat(CONFIRMED.withdrawn(NOW).isForgotten()).isFalse();
  }

  @Test
  void a_question_is_awaited_until_it_lapses() {
    assertThat(RECEIVED.isAwaited(NOW)).isTrue();
    assertThat(RECEIVED.challenged(NOW, false).isAwaited(NOW.minusMillis(1))).isTrue();
    assertThat(RECEIVED.challenged(NOW, false).isAwaited(NOW)).isFalse();
    assertThat(RECEIVED.leftToStaff(NOW).isAwaited(NOW)).as("asked anew").isTrue();
  }

  @Test
  void whoever_wrote_it_down_is_known_again() {
    for (Actor actor :
        List.of(
            new Actor.Person(),
            new Actor.Staff("anna"),
            new Actor.Schedule("SweepCases"),
            new Actor.Recipient("chat-vendor"))) {
      assertThat(Actor.of(actor.text())).isEqualTo(actor);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Actor.of("staffanna"));
    assertThat(RECEIVED.isByStaff()).isFalse();
  }

  private static Set<String> becomes(RightsCase state) throws Exception {
    Set<String> next = new TreeSet<>();
    for (Method method : state.getClass().getMethods()) {
      boolean step =
          RightsCase.class.isAssignableFrom(method.getReturnType())
              && !method.isBridge()
              && !Modifier.isStatic(method.getModifiers())
              && !Set.of("withoutPersonalParts", "at").contains(method.getName());
      if (step) {
        next.add(called(state, method).state());
      }
    }
    return next;
  }

  private static RightsCase called(RightsCase state, Method method) throws Exception {
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      arguments.add(
          type == Instant.class
              ? NOW
              : type == List.class ? List.of(ID) : type == boolean.class ? true : "words");
    }
    try {
      return (RightsCase) method.invoke(state, arguments.toArray());
    } catch (InvocationTargetException thrown) {
      throw new AssertionError(method.getName(), thrown);
    }
  }

  private static List<Class<?>> records() {
    return Arrays.stream(RightsCase.class.getDeclaredClasses()).filter(Class::isRecord).toList();
  }
}
