package fi.samtycke.inbound;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.subject.EmailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Decides by the envelope, the verdicts of SES and the headers whether a mail may be a request of
/// its one sender. `Reply-To` is not even read: what follows goes to the registered address.
final class Screening {
  private static final String PASS = "PASS";

  /// RFC 2142, and who writes from nobody's mailbox.
  private static final Set<String> NOBODY =
      Set.of(
          "postmaster",
          "hostmaster",
          "abuse",
          "mailer-daemon",
          "noreply",
          "no-reply",
          "donotreply",
          "bounce",
          "bounces");

  private final Collection<Controller> controllers;

  Screening(Collection<Controller> controllers) {
    this.controllers = controllers;
  }

  /// What was found.
  sealed interface Found {
    /// The one sender, for whom their own domain vouches.
    record Sender(Controller controller, EmailAddress address) implements Found {}

    record Nothing(IgnoredReason why) implements Found {}
  }

  Found look(IncomingMail mail) {
    Optional<Controller> controller = controller(mail);
    if (controller.isEmpty()) {
      return new Found.Nothing(IgnoredReason.NOT_OURS);
    }
    if (!mail.virus().equals(PASS)) {
      return new Found.Nothing(IgnoredReason.VIRUS);
    }
    if (!mail.spam().equals(PASS)) {
      return new Found.Nothing(IgnoredReason.SPAM);
    }
    if (isAutomatic(mail)) {
      return new Found.Nothing(IgnoredReason.AUTOMATIC);
    }
    Optional<EmailAddress> sender = sender(mail);
    if (sender.isEmpty()) {
      return new Found.Nothing(IgnoredReason.NOT_ONE_SENDER);
    }
    if (isOwn(sender.get())) {
      return new Found.Nothing(IgnoredReason.OWN);
    }
    if (!mail.dmarc().equals(PASS)) {
      return new Found.Nothing(IgnoredReason.NOT_AUTHENTIC);
    }
    return new Found.Sender(controller.get(), sender.get());
  }

  /// By the envelope; where the mailbox hands a copy on to SES, by the header that stays.
  private Optional<Controller> controller(IncomingMail mail) {
    List<Controller> named = named(mail.recipients().stream());
    List<Controller> all =
        named.isEmpty()
            ? named(Stream.of("To", "Cc").flatMap(name -> addresses(mail, name).stream()))
            : named;
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private List<Controller> named(Stream<String> addresses) {
    List<String> written = addresses.toList();
    return controllers.stream()
        .filter(controller -> written.stream().anyMatch(controller.mail().from()::equalsIgnoreCase))
        .toList();
  }

  /// RFC 3834 section 2, RFC 2919, RFC 2369.
  private static boolean isAutomatic(IncomingMail mail) {
    String returnPath = mail.returnPath().strip();
    return mail.headersTruncated()
        || returnPath.isEmpty()
        || returnPath.equals("<>")
        || mail.has("Auto-Submitted") && !mail.says("Auto-Submitted", "no")
        || mail.says("Precedence", "bulk", "list", "junk", "auto")
        || mail.has("List-Id")
        || mail.has("List-Unsubscribe")
        || mail.has("X-Autoreply")
        || mail.has("X-Autorespond")
        || mail.says("Content-Type", "multipart/report");
  }

  private static Optional<EmailAddress> sender(IncomingMail mail) {
    List<String> from = addresses(mail, "From");
    List<String> sender = addresses(mail, "Sender");
    boolean one = mail.all("From").size() == 1 && from.size() == 1;
    boolean himself =
        !mail.has("Sender") || sender.size() == 1 && one && sender.equals(lower(from));
    return one
            && himself
            && EmailAddress.parse(from.getFirst()) instanceof Parsed.Valid<EmailAddress>(var read)
        ? Optional.of(read)
        : Optional.empty();
  }

  private boolean isOwn(EmailAddress sender) {
    String local = sender.comparable().substring(0, sender.comparable().lastIndexOf('@'));
    return NOBODY.contains(local)
        || controllers.stream().flatMap(Screening::own).anyMatch(sender.value()::equalsIgnoreCase);
  }

  private static Stream<String> own(Controller controller) {
    return Stream.of(
            Stream.of(controller.mail().from(), controller.mail().info()),
            controller.chat().operators().stream(),
            controller.registers().stream()
                .map(Register::responsible)
                .map(person -> person.contact()))
        .flatMap(each -> each);
  }

  private static List<String> lower(List<String> addresses) {
    return addresses.stream().map(address -> address.toLowerCase(Locale.ROOT)).toList();
  }

  /// The bare addresses of a header; one that cannot be read makes it none. `Sender` in lower case.
  private static List<String> addresses(IncomingMail mail, String header) {
    try {
      InternetAddress[] read =
          InternetAddress.parseHeader(String.join(", ", mail.all(header)), true);
      List<String> bare = Arrays.stream(read).map(InternetAddress::getAddress).toList();
      return header.equals("Sender") ? lower(bare) : bare;
    } catch (AddressException unreadable) {
      return List.of();
    }
  }
}
