package fi.samtycke.stores.dynamo;

import fi.samtycke.platform.BusyException;

/// Too many write at once. The caller may try again later.
public final class ContentionException extends BusyException {
  private static final long serialVersionUID = 1L;

  public ContentionException() {
    super("too many concurrent updates");
  }

  public ContentionException(Throwable cause) {
    super("too many concurrent updates", cause);
  }
}
