package fi.samtycke.stores;

/// The store could not take the write now; nothing was written. The caller may try again later.
public final class StoreBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreBusyException(Throwable cause) {
    super("the store is busy", cause);
  }
}
