package fi.samtycke.mailbox;

/// The contract, against GreenMail.
class GreenMailPurgeTest extends MailboxContract {
  @Override
  MailServer start() {
    return new GreenMailServer();
  }
}
