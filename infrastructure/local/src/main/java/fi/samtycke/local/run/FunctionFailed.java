package fi.samtycke.local.run;

/// A function threw, or could not be started.
public final class FunctionFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  FunctionFailed(String function, Throwable cause) {
    super(function + " failed: " + cause, cause);
  }
}
