package fi.samtycke.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// How fast a sweep goes through what is due: several things at a time on virtual threads, and no
/// more in a second than declared, so that a great sweep leaves the tables' capacity to visitors.
public final class Pace {
  private static final int AT_ONCE = 16;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;

  /// @param perSecond how many things may be begun in a second, the first second's at once
  public Pace(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Does one thing for each and waits for all.
  ///
  /// @return the results, in order
  /// @throws IllegalStateException when one fails; those that were begun are done
  public <T, R> List<R> through(List<T> things, Function<T, R> each) {
    if (things.size() == 1) {
      return List.of(each.apply(things.getFirst()));
    }
    Semaphore places = new Semaphore(AT_ONCE);
    List<Future<R>> begun = new ArrayList<>(things.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < things.size(); i++) {
        T thing = things.get(i);
        await(start + i / perSecond * SECOND);
        places.acquireUninterruptibly();
        begun.add(
            threads.submit(() -> {
              try {
                return each.apply(thing);
              } finally {
                places.release();
              }
            }));
      }
    }
    return begun.stream().map(Pace::result).toList();
  }

  private static void await(long nanoTime) {
    for (long left; (left = nanoTime - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(left);
    }
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
