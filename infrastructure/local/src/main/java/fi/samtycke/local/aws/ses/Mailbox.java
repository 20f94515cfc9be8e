package fi.samtycke.local.aws.ses;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Every mail that SES accepted, newest last.
public final class Mailbox {
  private final List<SentMail> mails = new CopyOnWriteArrayList<>();

  void deliver(SentMail mail) {
    mails.add(mail);
  }

  public List<SentMail> all() {
    return List.copyOf(mails);
  }

  public Optional<SentMail> find(String id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  public void empty() {
    mails.clear();
  }
}
