package fi.samtycke.stores.dynamo;

/// Too many write at once. The caller may try again later.
public final class ContentionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TEXT = "too many concurrent updates";

  public ContentionException() {
    super(TEXT);
  }

  public ContentionException(Throwable cause) {
    super(TEXT, cause);
  }
}
