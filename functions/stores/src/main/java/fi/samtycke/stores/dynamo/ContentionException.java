package fi.samtycke.stores.dynamo;

/// The store could not take the write now; nothing was written. The caller may try again later.
public final class ContentionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContentionException(Throwable cause) {
    super("the store is busy", cause);
  }
}
