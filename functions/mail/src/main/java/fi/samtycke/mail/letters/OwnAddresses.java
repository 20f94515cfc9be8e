package fi.samtycke.mail.letters;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.subject.EmailAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The firm's own mailboxes, and those that every host has for its keepers (RFC 2142).
public final class OwnAddresses {
  private static final Set<String> KEEPERS =
      Set.of("postmaster", "abuse", "hostmaster", "mailer-daemon", "noc", "security", "webmaster");

  private OwnAddresses() {}

  public static boolean contain(Controller controller, EmailAddress address) {
    return Stream.of(
            Stream.of(controller.mail().from(), controller.mail().info()),
            controller.chat().operators().stream(),
            controller.registers().stream().map(register -> register.responsible().contact()))
        .flatMap(each -> each)
        .anyMatch(address.value()::equalsIgnoreCase);
  }

  /// Whether no mail that asks a person something goes there (D06).
  public static boolean areNobodys(Controller controller, EmailAddress address) {
    String value = address.value().toLowerCase(Locale.ROOT);
    return contain(controller, address) || KEEPERS.contains(value.substring(0, value.indexOf('@')));
  }
}
