package fi.samtycke.bench;

import fi.samtycke.mailbox.PurgeMeasurement;

/// Empties a mailbox of so many mails, every other one too old: `MailboxPurge 10000`.
public final class MailboxPurge {
  private MailboxPurge() {}

  public static void main(String[] arguments) {
    System.out.println(PurgeMeasurement.of(Integer.parseInt(arguments[0])));
    System.exit(0);
  }
}
