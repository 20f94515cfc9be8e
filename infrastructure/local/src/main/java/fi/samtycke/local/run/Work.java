package fi.samtycke.local.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// What is in flight, so that one can wait for it or cancel it.
public final class Work {
  /// Threads that a function starts carry the same work.
  private static final InheritableThreadLocal<Ticket> CURRENT = new InheritableThreadLocal<>();

  private final Set<Ticket> inFlight = new HashSet<>();

  /// Something that is in flight until it is closed.
  public final class Ticket implements AutoCloseable {
    private volatile boolean cancelled;
    private volatile Thread thread = Thread.currentThread();

    private Ticket() {}

    public boolean cancelled() {
      return cancelled;
    }

    /// Does the work on this thread; calls to AWS know then whom they belong to.
    public <R, X extends Throwable> R carry(ScopedValue.CallableOp<? extends R, X> work) throws X {
      thread = Thread.currentThread();
      Ticket before = CURRENT.get();
      CURRENT.set(this);
      try {
        return work.call();
      } finally {
        CURRENT.set(before);
      }
    }

    @Override
    public void close() {
      synchronized (Work.this) {
        inFlight.remove(this);
        Work.this.notifyAll();
        if (cancelled) {
          Thread.interrupted();
        }
      }
    }
  }

  public synchronized Ticket begin() {
    Ticket ticket = new Ticket();
    inFlight.add(ticket);
    return ticket;
  }

  /// Whether the work that this thread carries was cancelled.
  public static boolean isCancelled() {
    Ticket carried = CURRENT.get();
    return carried != null && carried.cancelled();
  }

  /// Waits until nothing is in flight.
  ///
  /// @return `false` when something still was after that time
  public synchronized boolean settle(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!inFlight.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /// Cancels everything: what is cancelled can reach AWS no more, and nobody waits for it.
  public synchronized void cancel() {
    for (Ticket ticket : inFlight) {
      ticket.cancelled = true;
      if (!ticket.thread.equals(Thread.currentThread())) {
        ticket.thread.interrupt();
      }
    }
    inFlight.clear();
    notifyAll();
  }
}
