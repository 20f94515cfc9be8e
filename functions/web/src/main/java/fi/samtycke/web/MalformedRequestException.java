package fi.samtycke.web;

/// A request that cannot be read at all. Carries a constant code, never what was sent.
public final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public MalformedRequestException(String code) {
    super(code);
    this.code = code;
  }

  public MalformedRequestException(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
