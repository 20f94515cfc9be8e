package fi.samtycke.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Where everything is.
public final class Addresses {
  private Addresses() {}

  /// Addresses by what they are.
  public static Map<String, String> of(LocalStack stack) {
    Map<String, String> addresses = new LinkedHashMap<>();
    String base = stack.baseUrl();
    addresses.put("start page", base + "/");
    for (String controller : stack.controllers()) {
      addresses.put("contact form of " + controller, base + "/" + controller + "/contact-form");
      addresses.put("my data at " + controller, base + "/" + controller + "/my-data");
      addresses.put("chat of " + controller, base + "/_local/website/" + controller);
      addresses.put("inbox of " + controller, base + "/_local/inbox/" + controller);
    }
    addresses.put("declarations", base + "/_local/declarations");
    addresses.put("mailbox", base + "/_local/mailbox");
    addresses.put("clock", base + "/_local/clock");
    addresses.put("sign-in", base + "/_local/sign-in");
    addresses.put("facts on the bus", base + "/_local/facts");
    addresses.put("DynamoDB Local", stack.databaseUrl());
    addresses.put("SES, EventBridge, secrets, S3", stack.endpointsUrl());
    return addresses;
  }

  static String table(LocalStack stack) {
    Map<String, String> addresses = of(stack);
    int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(0);
    return addresses.entrySet().stream()
        .map(each ->
            "  " + each.getKey() + " ".repeat(width + 2 - each.getKey().length()) + each.getValue())
        .collect(Collectors.joining("\n"));
  }
}
