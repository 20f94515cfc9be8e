package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.NamedConstant;
import fi.samtycke.core.subject.AddressDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is to be erased for a case, written down before anything is, so that an erasure that was
/// interrupted goes on. Ids and keyed digests only, besides the reasons of what is kept.
///
/// @param caseId the case that asked for it
/// @param decidedBy as in the change log
/// @param entries of registers and conversations that go
/// @param cases of the same person, the one that asked for it among them: what they gave goes
/// @param addresses keyed digests of their addresses, one for each live key version
/// @param recipients ids of the declared recipients that are told
/// @param kept what a hold keeps
/// @param stage how far it is
public record ErasurePlan(
    EntryId caseId,
    Instant decidedAt,
    String decidedBy,
    List<Entry> entries,
    List<EntryId> cases,
    List<AddressDigest> addresses,
    List<String> recipients,
    List<Kept> kept,
    Stage stage) {

  /// An entry that goes, or that is kept.
  ///
  /// @param place where it stood when that was decided
  public record Entry(EntryId id, Place place) {}

  /// Where an entry may stand. The names stand in stored plans: they are added to, never changed.
  public enum Place implements NamedConstant {
    QUARANTINE,
    REGISTER,
    CONVERSATION,
    /// Nobody noted it: it is looked for everywhere.
    ANYWHERE;

    /// Whether something of it may stand there by now. Who waited in quarantine may have consented
    /// since, and who consented has left a stub there.
    public boolean mayBeIn(Place other) {
      return this == other || this == ANYWHERE || (this != CONVERSATION && other != CONVERSATION);
    }
  }

  /// An entry that is restricted instead of erased.
  ///
  /// @param reason in the words of staff; empty when what the person gave is erased from the case
  /// @param until the last day; empty when nobody knows
  public record Kept(Entry entry, String reason, Optional<LocalDate> until) {}

  /// How far it is.
  public sealed interface Stage {
    record Erasing() implements Stage {}

    /// All is erased, and the last mail is owed.
    ///
    /// @param letter the obligation
    record Telling(EntryId letter) implements Stage {}

    /// The person was told, and the address is gone. What is left is done by people at recipients.
    record Told(Instant at) implements Stage {}

    /// As it is stored and shown.
    default String id() {
      return switch (this) {
        case Erasing _ -> "erasing";
        case Telling _ -> "telling";
        case Told _ -> "told";
      };
    }
  }

  /// All is erased, and this letter says so.
  public ErasurePlan telling(EntryId letter) {
    return with(entries, kept, new Stage.Telling(letter));
  }

  /// The person was told, or nobody is left to be told. What people wrote goes.
  public ErasurePlan told(Instant now) {
    List<Kept> bare = kept.stream().map(one -> new Kept(one.entry(), "", one.until())).toList();
    return with(entries, bare, new Stage.Told(now));
  }

  /// Further cases of the person that end with it.
  public ErasurePlan ending(List<EntryId> more) {
    List<EntryId> all = Stream.concat(cases.stream(), more.stream()).distinct().toList();
    return new ErasurePlan(
        caseId, decidedAt, decidedBy, entries, all, addresses, recipients, kept, stage);
  }

  /// An entry that something keeps after all.
  public ErasurePlan keeping(Kept found) {
    List<Entry> left = entries.stream().filter(each -> !each.equals(found.entry())).toList();
    List<Kept> all = new ArrayList<>(kept);
    all.add(found);
    return with(left, all, stage);
  }

  /// Begins anew with entries that nothing keeps any longer.
  public ErasurePlan erasing(List<Entry> released) {
    List<Entry> more = new ArrayList<>(entries);
    more.addAll(released);
    return with(
        more,
        kept.stream().filter(k -> !released.contains(k.entry())).toList(),
        new Stage.Erasing());
  }

  private ErasurePlan with(List<Entry> left, List<Kept> keeps, Stage next) {
    return new ErasurePlan(
        caseId,
        decidedAt,
        decidedBy,
        List.copyOf(left),
        cases,
        addresses,
        recipients,
        List.copyOf(keeps),
        next);
  }
}
