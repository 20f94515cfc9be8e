package fi.samtycke.web;

/// A request that cannot be read at all. Carries constants, never what was sent.
public final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;
  private final String title;

  /// @param code the type of the problem, such as `malformed-json`; the status is 400
  public MalformedRequestException(String code) {
    this(400, code, "The request could not be read");
  }

  public MalformedRequestException(int status, String code, String title) {
    super(code);
    this.status = status;
    this.code = code;
    this.title = title;
  }

  /// Of the exception that told it, because its message may quote the request, nothing stays.
  HttpAnswer answer() {
    return Problem.of(status, code, title);
  }
}
