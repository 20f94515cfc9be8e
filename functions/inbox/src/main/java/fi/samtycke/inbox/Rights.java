package fi.samtycke.inbox;

import fi.samtycke.core.conversation.Channel;
import fi.samtycke.web.staff.AccessControl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What the caller may do with the conversations of which register, by the declared permissions:
/// `chats.read`, `messages.erase` and their kin (D10). Of a register in which they may not do it,
/// its conversations are unknown to them.
record Rights(AccessControl.Decision.Admitted who) {
  enum Act {
    READ,
    ANSWER,
    ERASE
  }

  private static final String CHAT = Channel.CHAT.register();
  private static final String FORM = Channel.CONTACT_FORM.register();

  /// The permissions any of which lets somebody in.
  static List<String> any(Act act) {
    return List.of(permission(act, CHAT), permission(act, FORM));
  }

  String subject() {
    return who.subject();
  }

  boolean may(Act act, Channel channel) {
    return who.may(permission(act, channel.register()));
  }

  /// The channels of the registers in which they may.
  List<Channel> channels(Act act) {
    return Stream.of(Channel.values()).filter(channel -> may(act, channel)).toList();
  }

  static String permission(Act act, String register) {
    return (register.equals(CHAT) ? "chats." : "messages.") + act.name().toLowerCase(Locale.ROOT);
  }
}
