package fi.samtycke.local.run;

/// What the local stack says to the person who started it.
public final class Console {
  private Console() {}

  public static void say(String line) {
    System.out.println(line);
  }

  public static void fault(Throwable fault) {
    fault.printStackTrace(System.err);
  }
}
