package fi.samtycke.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/// The SDK's call in a bare loop: reads a count from each line of its input, does so many, writes
/// their milliseconds as one line.
public final class Floor {
  private static final String MESSAGE = "Hello, could you send me an offer for twelve people? ";

  private Floor() {}

  public static void main(String[] arguments) throws IOException {
    Outbox outbox = new Outbox();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line; (line = input.readLine()) != null; ) {
      StringJoiner millis = new StringJoiner(",");
      for (int i = Integer.parseInt(line.strip()); i > 0; i--) {
        long began = System.nanoTime();
        outbox.put(
            UUID.randomUUID().toString(),
            "192.0.2.1",
            Map.of("email", "u@example.com", "name", "User", "message", MESSAGE.repeat(5)));
        millis.add(Double.toString((System.nanoTime() - began) / 1e6));
      }
      System.out.println(millis);
    }
  }
}
