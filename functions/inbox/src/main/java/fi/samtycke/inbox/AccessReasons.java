package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Input;

/// Why somebody reads or erases what visitors wrote, as far as they say so: `reason`.
final class AccessReasons {
  private AccessReasons() {}

  static AccessReason in(Input in) {
    return in.choice("reason", AccessReason::of).orElse(AccessReason.UNSAID);
  }

  /// Of the query.
  static Input.Outcome<AccessReason> of(HttpRequest request) {
    Input in = Input.ofQuery(request, "reason");
    AccessReason reason = in(in);
    return in.whole(() -> reason);
  }
}
