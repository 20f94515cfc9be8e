package fi.samtycke.platform;

/// Something was too busy to do it. The same may succeed a little later.
public abstract class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected BusyException(String text) {
    super(text);
  }

  protected BusyException(String text, Throwable cause) {
    super(text, cause);
  }
}
