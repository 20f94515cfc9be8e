package fi.samtycke.mailbox.imap;

import fi.samtycke.core.mailbox.PurgeFault;
import org.jspecify.annotations.Nullable;

/// The mailbox cannot be worked on. Carries a constant, never what a server said: that may name the
/// account.
public final class MailboxFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PurgeFault why;

  MailboxFault(PurgeFault why) {
    this(why, null);
  }

  MailboxFault(PurgeFault why, @Nullable Throwable cause) {
    super(why.value(), cause);
    this.why = why;
  }

  public PurgeFault why() {
    return why;
  }
}
