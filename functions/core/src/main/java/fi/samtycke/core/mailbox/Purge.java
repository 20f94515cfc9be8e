package fi.samtycke.core.mailbox;

import fi.samtycke.core.EntryId;
import java.time.Instant;

/// An emptying of a mailbox: `requested -> announced -> emptying -> emptied`, or `failed`, or
/// `not-configured`. What may go is decided once, when it is counted: mails that the server
/// received before `cutAt`, and none that is younger, however long it takes or is put off.
public sealed interface Purge {
  EntryId id();

  /// Not counted yet.
  ///
  /// @param atOnce whether it begins as soon as it is counted, without the days of warning
  record Requested(EntryId id, boolean atOnce) implements Purge {}

  /// Counted and told. Nothing is touched before `startsAt`.
  record Announced(EntryId id, Instant cutAt, Instant startsAt) implements Purge {}

  /// Begun, and perhaps interrupted: it goes on where it was.
  record Emptying(EntryId id, Instant cutAt) implements Purge {}

  /// Nothing older than `cutAt` was left in the declared folders.
  record Emptied(EntryId id, Instant cutAt) implements Purge {}

  /// Given up after the last try, or, when somebody asked for it, because nobody has said how the
  /// mailbox is reached.
  record Stopped(EntryId id, PurgeFault fault) implements Purge {}

  /// As it is stored and shown.
  default String state() {
    return switch (this) {
      case Requested _ -> "requested";
      case Announced _ -> "announced";
      case Emptying _ -> "emptying";
      case Emptied _ -> "emptied";
      case Stopped(var _, PurgeFault fault) ->
          fault == PurgeFault.NOT_CONFIGURED ? "not-configured" : "failed";
    };
  }
}
