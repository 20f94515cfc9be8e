package fi.samtycke.web.input;

import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;

public final class FormReader {
  private FormReader() {}

  public sealed interface Outcome {
    record Read(Form form) implements Outcome {}

    record Refused(HttpAnswer answer) implements Outcome {}
  }

  public static boolean isUrlEncoded(HttpRequest request) {
    return Body.isUrlEncoded(request);
  }

  public static Outcome read(HttpRequest request) {
    return new Outcome.Read(Body.form(request));
  }
}
