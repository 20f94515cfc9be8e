package fi.samtycke.core.change;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A log of many entries over many days, sealed but for the last day. A quarter of the entries was
/// erased before that day, so that nothing but the seals remembers their changes.
final class GeneratedLog {
  static final ControllerId PLAZA = new ControllerId("btb-plaza");
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-01");

  final List<LoggedChange> changes = new ArrayList<>();
  final Map<String, ChainHead> heads = new HashMap<>();
  final List<Seal> seals = new ArrayList<>();

  GeneratedLog(Random random, int entries, int changesInAll, int days) {
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      ids.add(EntryId.random(random));
    }
    Duration step = Duration.ofDays(days).dividedBy(changesInAll);
    for (int i = 0; i < changesInAll; i++) {
      boolean lastDay = i >= changesInAll / days * (days - 1);
      int erased = lastDay ? entries / 4 : 0;
      EntryId id = ids.get(erased + random.nextInt(entries - erased));
      Change change =
          new Change(
              id,
              BEGIN.plus(step.multipliedBy(i)),
              random.nextBoolean() ? new Actor.Person() : new Actor.Staff("anna"),
              Action.values()[random.nextInt(Action.values().length)],
              List.of("name", "email"),
              "");
      LoggedChange logged = heads.getOrDefault(id.value(), ChainHead.NONE).append(PLAZA, change);
      heads.put(id.value(), logged.head());
      changes.add(logged);
    }
    for (int i = 0; i < entries / 4; i++) {
      heads.remove(ids.get(i).value());
    }
    seal(days - 1);
  }

  private void seal(int days) {
    String previousRoot = "";
    for (int i = 0; i < days; i++) {
      LocalDate day = FIRST_DAY.plusDays(i);
      List<LoggedChange> ofDay =
          changes.stream().filter(change -> change.at().startsWith(day.toString())).toList();
      Seal seal = Seal.over(day, previousRoot, ofDay);
      seals.add(seal);
      previousRoot = seal.root();
    }
  }
}
