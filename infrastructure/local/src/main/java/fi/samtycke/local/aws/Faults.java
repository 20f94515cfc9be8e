package fi.samtycke.local.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Faults that wait for their call.
public final class Faults {
  private static final Set<String> SERVICES = Set.of("dynamodb", "ses", "eventbridge", "s3");

  private final List<Ordered> ordered = new ArrayList<>();

  /// A fault for the next calls of an operation, `*` for any.
  public record Ordered(String service, String operation, Fault fault, int times) {
    public Ordered {
      if (!SERVICES.contains(service)) {
        throw new IllegalArgumentException(
            "unknown service " + service + ", known are " + SERVICES);
      }
      if (times < 1) {
        throw new IllegalArgumentException("times should be 1 or more");
      }
    }

    boolean meets(Call call) {
      return service.equals(call.service())
          && (operation.equals("*") || operation.equals(call.operation()));
    }
  }

  public synchronized void order(Ordered fault) {
    ordered.add(fault);
  }

  public synchronized List<Ordered> waiting() {
    return List.copyOf(ordered);
  }

  public synchronized void clear() {
    ordered.clear();
  }

  synchronized Optional<Fault> take(Call call) {
    for (int i = 0; i < ordered.size(); i++) {
      Ordered each = ordered.get(i);
      if (each.meets(call)) {
        if (each.times() == 1) {
          ordered.remove(i);
        } else {
          ordered.set(
              i, new Ordered(each.service(), each.operation(), each.fault(), each.times() - 1));
        }
        return Optional.of(each.fault());
      }
    }
    return Optional.empty();
  }
}
