package fi.samtycke.stores.work;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What happens together or not at all: changes, their lines in the change log, and what is owed
/// for them. Collects until [#commit], and is used once.
public final class UnitOfWork {
  private final Work work;
  private final ControllerId controller;
  private final Actor actor;
  private final Instant now;
  private final List<Write> writes = new ArrayList<>();

  UnitOfWork(Work work, ControllerId controller, Actor actor, Instant now) {
    this.work = work;
    this.controller = controller;
    this.actor = actor;
    this.now = now;
  }

  /// What became of a unit.
  public sealed interface Outcome {
    record Written() implements Outcome {}

    /// Nothing was written.
    ///
    /// @param refused those whose conditions did not hold
    record Refused(List<Write> refused) implements Outcome {
      public boolean has(Write write) {
        return refused.contains(write);
      }

      public boolean hasAny(Collection<Write> writes) {
        return refused.stream().anyMatch(writes::contains);
      }
    }
  }

  /// Adds a line to the chain of an entry, and the change that the line is about.
  ///
  /// @param seen the head of the chain as the entry remembered it; [ChainHead#NONE] of a new entry
  /// @param change writes the entry; gets the head that the entry remembers from now on
  public UnitOfWork logged(
      EntryId entry, ChainHead seen, Action action, Function<ChainHead, Write> change) {
    return logged(entry, seen, action, "", change);
  }

  /// @param reason a declared code, or empty
  public UnitOfWork logged(
      EntryId entry,
      ChainHead seen,
      Action action,
      String reason,
      Function<ChainHead, Write> change) {
    return also(change.apply(log(entry, seen, action, List.of(), reason)));
  }

  /// Adds a line only.
  ///
  /// @return the head that the entry remembers from now on: whoever calls lets it, in this unit
  public ChainHead log(EntryId entry, ChainHead seen, Action action) {
    return log(entry, seen, action, List.of(), "");
  }

  public ChainHead log(EntryId entry, ChainHead seen, Action action, String reason) {
    return log(entry, seen, action, List.of(), reason);
  }

  /// @param fields names of the changed fields
  public ChainHead log(
      EntryId entry, ChainHead seen, Action action, Collection<String> fields, String reason) {
    LoggedChange line =
        seen.append(controller, new Change(entry, now, actor, action, List.copyOf(fields), reason));
    writes.add(work.changes().append(line));
    return line.head();
  }

  public UnitOfWork also(Write write) {
    writes.add(write);
    return this;
  }

  public UnitOfWork also(Collection<Write> more) {
    writes.addAll(more);
    return this;
  }

  /// Owes a mail about an entry at once.
  public UnitOfWork owe(MailKind mail, EntryId about) {
    return owe(new Obligation.Mail(mail, about.value()));
  }

  /// Owes a mail about an entry from `dueAt` on.
  public UnitOfWork owe(MailKind mail, EntryId about, Instant dueAt) {
    return owe(work.newId(), new Obligation.Mail(mail, about.value()), dueAt);
  }

  /// Owes a fact about an entry at once.
  public UnitOfWork owe(FactKind fact, EntryId about) {
    return owe(new Obligation.Fact(fact, about.value()));
  }

  public UnitOfWork owe(Obligation obligation) {
    return owe(work.newId(), obligation, now);
  }

  /// The same under an id that somebody else remembers. Condition: the id is free.
  public UnitOfWork owe(EntryId id, Obligation obligation, Instant dueAt) {
    return also(work.outbox().enqueue(controller, id, obligation, now, dueAt));
  }

  /// An id for something that is new in it.
  public EntryId newId() {
    return work.newId();
  }

  /// What it has collected so far, for a transaction that somebody else makes.
  public List<Write> writes() {
    return List.copyOf(writes);
  }

  /// Writes everything or nothing.
  ///
  /// @return `false` when a condition did not hold; nothing was written then
  /// @throws ContentionException when it conflicts again and again
  public boolean commit() {
    return write() instanceof Outcome.Written;
  }

  /// The same for who cannot go on without, and is called again.
  ///
  /// @throws ContentionException also when a condition did not hold; nothing was written then
  public void commitOrThrow() {
    if (!commit()) {
      throw new ContentionException();
    }
  }

  /// The same for [Work#retry].
  ///
  /// @return the result when everything is written, else empty
  public <T> Optional<T> commit(T result) {
    return commit() ? Optional.of(result) : Optional.empty();
  }

  /// The same for [Work#retry], when reading again does not help if one of these writes was
  /// refused. A unit of nothing is written.
  ///
  /// @return whether everything is written; empty when only others were refused
  public Optional<Boolean> commitBeside(Collection<Write> own) {
    if (writes.isEmpty()) {
      return Optional.of(true);
    }
    return switch (write()) {
      case Outcome.Written _ -> Optional.of(true);
      case Outcome.Refused refused when refused.hasAny(own) -> Optional.of(false);
      case Outcome.Refused _ -> Optional.empty();
    };
  }

  /// The same for who asks which condition did not hold.
  public Outcome write() {
    String token = work.newId().value();
    return switch (work.transactions().write(token, writes)) {
      case Transactions.Outcome.Written() -> new Outcome.Written();
      case Transactions.Outcome.Refused(Set<Integer> positions) ->
          new Outcome.Refused(positions.stream().map(writes::get).toList());
    };
  }
}
