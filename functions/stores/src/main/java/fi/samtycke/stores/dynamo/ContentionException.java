package fi.samtycke.stores.dynamo;

import fi.samtycke.platform.BusyException;

/// Too many write at once. The caller may try again later.
public final class ContentionException extends BusyException {
  private static final long serialVersionUID = 1L;
  private static final String TEXT = "too many concurrent updates";

  public ContentionException() {
    super(TEXT);
  }

  public ContentionException(Throwable cause) {
    super(TEXT, cause);
  }
}
