package fi.samtycke.platform;

import fi.samtycke.core.Loggable;
import java.io.PrintStream;
import java.time.Instant;

/// The log: one JSON line for each event, with a constant name, ids and counts. Personal data
/// cannot be passed: a field takes a [Loggable] id, a number, an instant or a constant, and nothing
/// that a person typed.
public final class Log {
  private final boolean silent;

  private Log(boolean silent) {
    this.silent = silent;
  }

  public static Log standardOutput() {
    return new Log(false);
  }

  public static Log silent() {
    return new Log(true);
  }

  /// Begins a line. Nothing is written before [Line#write()].
  ///
  /// @param event a constant such as `message.received`
  public Line event(String event) {
    return new Line(event);
  }

  /// Writes a line that is JSON already, for the metrics beside this class.
  void raw(String line) {
    if (!silent) {
      PrintStream out = System.out;
      out.println(line);
    }
  }

  /// A line being written.
  public final class Line {
    private final StringBuilder json = new StringBuilder(160);

    private Line(String event) {
      json.append("{\"event\":");
      quote(event);
    }

    public Line id(String name, Loggable id) {
      return text(name, id.value());
    }

    public Line count(String name, long count) {
      name(name);
      json.append(count);
      return this;
    }

    public Line at(String name, Instant instant) {
      return text(name, instant.toString());
    }

    public Line constant(String name, Enum<?> constant) {
      return text(name, constant.name());
    }

    /// What went wrong: the types of the exception and its causes and where each was thrown, never
    /// their messages, because a message may repeat what a person typed.
    public Line fault(Throwable fault) {
      StringBuilder chain = new StringBuilder();
      for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
        chain.append(chain.isEmpty() ? "" : " < ").append(cause.getClass().getName());
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, 12); i++) {
          chain.append(" @ ").append(trace[i]);
        }
      }
      return text("fault", chain.toString());
    }

    public void write() {
      raw(json.append('}').toString());
    }

    private Line text(String name, String value) {
      name(name);
      quote(value);
      return this;
    }

    private void name(String name) {
      json.append(',');
      quote(name);
      json.append(':');
    }

    private void quote(String text) {
      json.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '"' -> json.append("\\\"");
          case '\\' -> json.append("\\\\");
          default -> {
            if (c < ' ' || c == '\u2028' || c == '\u2029') {
              json.append("\\u").append(Character.forDigit(c >> 12, 16));
              json.append(Character.forDigit(c >> 8 & 15, 16));
              json.append(Character.forDigit(c >> 4 & 15, 16));
              json.append(Character.forDigit(c & 15, 16));
            } else {
              json.append(c);
            }
          }
        }
      }
      json.append('"');
    }
  }
}
