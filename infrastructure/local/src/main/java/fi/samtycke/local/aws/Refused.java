package fi.samtycke.local.aws;

/// An answer with which a service refuses a call.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;

  public Refused(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  public static Refused badRequest(String message) {
    return new Refused(400, "BadRequestException", message);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }
}
