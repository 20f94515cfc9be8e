package fi.samtycke.local.run;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// A schedule that remembers the time it named last: the answer is the same for every moment until
/// then, and reckoning it is dear.
final class Remembered implements Cron {
  private final Cron cron;
  private final AtomicReference<Answer> last =
      new AtomicReference<>(new Answer(Instant.MAX, Instant.MIN));

  /// @param asked the earliest moment for which the time is known to be the next
  private record Answer(Instant asked, Instant next) {
    boolean holdsFor(Instant moment) {
      return !moment.isBefore(asked) && moment.isBefore(next);
    }
  }

  Remembered(Cron cron) {
    this.cron = cron;
  }

  @Override
  public Instant after(Instant moment) {
    Answer answer = last.get();
    if (!answer.holdsFor(moment)) {
      answer = new Answer(moment, cron.after(moment));
      last.set(answer);
    }
    return answer.next();
  }
}
