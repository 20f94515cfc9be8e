package fi.samtycke.declaration;

import java.util.List;

/// What a deployment may say otherwise than the file: addresses and numbers, which differ from
/// stack to stack and of which the real ones never enter the repository. Rules are not among them.
final class Overrides {
  private Overrides() {}

  /// Lays a JSON merge patch (RFC 7396) over one controller.
  ///
  /// @throws IllegalStateException naming the key that may not be overridden, or whose value is of
  ///   no use
  static void lay(Tree patch, Tree declared) {
    for (String key : patch.keys()) {
      switch (key) {
        case "publicUrl" -> declared.put(key, baseUrl(patch.text(key)));
        case "websites" -> declared.put(key, origins(patch.texts(key)));
        case "identity" -> identity(patch.tree(key), declared.tree(key));
        case "mail" -> mail(patch.tree(key), declared.tree(key));
        case "chat" -> chat(patch.tree(key), declared.tree(key));
        case "responsible" -> responsible(patch.tree(key), declared.tree(key));
        default -> throw refused(key);
      }
    }
  }

  private static void identity(Tree patch, Tree declared) {
    for (String key : patch.keys()) {
      if (!declared.has(key)) {
        throw refused("identity." + key);
      }
      declared.put(key, line("identity." + key, patch.text(key)));
    }
  }

  private static void mail(Tree patch, Tree declared) {
    for (String key : patch.keys()) {
      if (!key.equals("from") && !key.equals("info")) {
        throw refused("mail." + key);
      }
      declared.put(key, address("mail." + key, patch.text(key)));
    }
  }

  private static void chat(Tree patch, Tree declared) {
    for (String key : patch.keys()) {
      if (!key.equals("operators")) {
        throw refused("chat." + key);
      }
      List<String> operators = patch.texts(key);
      operators.forEach(operator -> address("chat.operators", operator));
      declared.put(key, operators);
    }
  }

  private static void responsible(Tree patch, Tree declared) {
    for (String register : patch.keys()) {
      for (String key : patch.tree(register).keys()) {
        String place = "responsible." + register + "." + key;
        String value = patch.tree(register).text(key);
        if (declared.has(register) && key.equals("contact")) {
          declared.tree(register).put(key, address(place, value));
        } else if (declared.has(register) && key.equals("telephone")) {
          declared.tree(register).put(key, line(place, value));
        } else {
          throw refused(place);
        }
      }
    }
  }

  private static String baseUrl(String url) {
    if (!isOrigin(url, "(/[A-Za-z0-9._~-]+)*")) {
      throw useless("publicUrl", "https://host without a slash at the end");
    }
    return url;
  }

  private static List<String> origins(List<String> websites) {
    for (String website : websites) {
      if (!isOrigin(website, "")) {
        throw useless("websites", "origins such as https://www.example.org");
      }
    }
    return websites;
  }

  /// `http` is for a stack on one's own machine.
  private static boolean isOrigin(String url, String path) {
    return url.matches("https://[A-Za-z0-9.-]+(:\\d{1,5})?" + path)
        || url.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?" + path);
  }

  private static String address(String key, String address) {
    if (!address.matches("[^\\s@<>,;:\"]+@[A-Za-z0-9.-]+")) {
      throw useless(key, "an e-mail address");
    }
    return address;
  }

  private static String line(String key, String line) {
    if (line.isBlank() || line.lines().count() > 1) {
      throw useless(key, "a text of one line");
    }
    return line;
  }

  private static IllegalStateException refused(String key) {
    return new IllegalStateException(
        "DECLARATION_OVERRIDES: "
            + key
            + " may not be overridden; only identity, publicUrl, websites, mail.from, mail.info,"
            + " chat.operators and responsible.<register>.contact and .telephone may");
  }

  private static IllegalStateException useless(String key, String expected) {
    return new IllegalStateException("DECLARATION_OVERRIDES: " + key + ": expected " + expected);
  }
}
