package fi.samtycke.local.run;

/// The local stack cannot start; the message is a sentence for the person who started it.
public final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotStarted(String why) {
    super(why);
  }

  public NotStarted(String why, Throwable cause) {
    super(why, cause);
  }
}
