package fi.samtycke.local.spec.backstage;

import fi.samtycke.local.aws.Call;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.util.List;
import java.util.function.BiFunction;

/// What an AWS call can come to, once or from then on.
public enum Mishap {
  REFUSED(Fate.REFUSED, 1),
  ANSWER_LOST_ONCE(Fate.LOST_ANSWER, 1),
  /// As often as the SDK tries.
  ANSWER_LOST(Fate.LOST_ANSWER, 3),
  THROTTLED_ONCE(Fate.THROTTLED, 1),
  /// The call, the one that would note its failure, and the next, each as often as the SDK tries:
  /// longer than any function has patience.
  THROTTLED_FOR_EVER(Fate.THROTTLED, 9),
  NO_ANSWER(Fate.NO_ANSWER, Integer.MAX_VALUE),
  CONFLICT(Fate.CONFLICT, 1),
  STOPPED_BEFORE(Fate.STOPPED_BEFORE, 1),
  STOPPED_AFTER(Fate.STOPPED_AFTER, 1);

  private final Fate fate;
  private final int times;

  Mishap(Fate fate, int times) {
    this.fate = fate;
    this.times = times;
  }

  /// @param first the number of the call that it begins with
  public BiFunction<Integer, Call, Fate> at(int first) {
    return (number, call) -> {
      boolean meant = number >= first && number - first < times;
      boolean possible = fate != Fate.CONFLICT || call.operation().equals("TransactWriteItems");
      return meant && possible ? fate : Fate.DONE;
    };
  }

  /// How many mails SES may have taken without our knowing.
  public int lost(List<Call> calls, int first) {
    int lost = 0;
    for (int i = first; i <= calls.size() && i - first < times; i++) {
      boolean sent = calls.get(i - 1).service().equals("ses");
      lost += sent && (fate == Fate.LOST_ANSWER || fate == Fate.STOPPED_AFTER) ? 1 : 0;
    }
    return lost;
  }
}
