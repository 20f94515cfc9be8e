package fi.samtycke.intake.chat;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.digest.Digests.Use;

/// Where posts in the chat come from, counted apart from those by the form.
final class ChatSource {
  private ChatSource() {}

  static String digest(Digests digests, ControllerId controller, String sourceIp) {
    return digests.digest(controller, Use.SOURCE, ChatForm.REGISTER + " " + sourceIp);
  }
}
