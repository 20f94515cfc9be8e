package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.declaration.build.claims.Carrier;
import fi.samtycke.declaration.build.claims.Claims;
import fi.samtycke.declaration.build.claims.Claims.Act;
import fi.samtycke.declaration.build.claims.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Who does what the texts say: `carriers.yaml`. No text says that the system does something which
/// nobody carries, and no number stands in a text that a declaration could make untrue.
public final class Carriers {
  private final List<Carrier> all;
  private final Claims claims;
  private final List<Pattern> fixed;
  private final List<String> counting;

  private Carriers(JsonNode said, Claims claims) {
    List<Carrier> carriers = new ArrayList<>();
    said.path("carriers").forEach(carrier -> carriers.add(Carrier.read(carrier)));
    List<Pattern> forms = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (JsonNode number : said.path("numbers")) {
      number.path("forms").forEach(form -> forms.add(Pattern.compile(form.asText())));
      number.path("texts").forEach(text -> texts.add(text.asText()));
    }
    this.all = List.copyOf(carriers);
    this.fixed = List.copyOf(forms);
    this.counting = List.copyOf(texts);
    this.claims = claims;
  }

  /// Those of the application.
  public static Carriers ofTheApplication() {
    return saying(resource("carriers.yaml"));
  }

  /// Those that a file such as `carriers.yaml` names.
  public static Carriers saying(String yaml) {
    return new Carriers(
        json("carriers.yaml", yaml), new Claims(json("claims.yaml", resource("claims.yaml"))));
  }

  public List<Carrier> all() {
    return all;
  }

  /// What is wrong with the texts of pages, mails and extracts.
  ///
  /// @param catalogue by id the text in every language
  /// @return sentences that name the text; empty when all is carried
  public List<String> faults(Map<String, ? extends Collection<String>> catalogue) {
    List<String> faults = new ArrayList<>();
    catalogue.forEach((id, languages) -> {
      List<Carrier> carriers = of(id);
      Set<Act> said = EnumSet.noneOf(Act.class);
      languages.forEach(text -> said.addAll(claims.in(text)));
      carriers.forEach(carrier -> said.removeAll(carrier.does()));
      if (!said.isEmpty()) {
        faults.add(id + " says that something " + said + ", and no carrier does");
      }
      if (carriers.stream().anyMatch(carrier -> !carrier.isThere())) {
        faults.add(id + " is told, although nobody carries it yet");
      }
      if (!counting.contains(id) && languages.stream().anyMatch(this::counts)) {
        faults.add(id + " holds a number; expected a placeholder");
      }
    });
    for (Carrier carrier : all) {
      for (String id : carrier.texts()) {
        if (catalogue.keySet().stream().noneMatch(text -> Carrier.isOf(id, text))) {
          faults.add(carrier.name() + " carries " + id + ", which is no text");
        }
      }
    }
    counting.stream()
        .filter(id -> !id.contains("/") || id.startsWith("extract/"))
        .filter(id -> !catalogue.containsKey(id))
        .forEach(id -> faults.add("numbers may stand in " + id + ", which is no text"));
    return faults;
  }

  /// Adds to the faults of a declaration what its texts say and nobody carries.
  void check(Whole file) {
    check(file, "");
  }

  private void check(Whole file, String pointer) {
    JsonNode node = file.content().at(pointer);
    List<Carrier> carriers = declaredOf(Paths.of(file.content(), pointer));
    if (isUntold(node, carriers)) {
      return;
    }
    if (!Sense.isText(node)) {
      file.children(pointer).forEach(child -> check(file, child));
      return;
    }
    Set<Act> said = EnumSet.noneOf(Act.class);
    node.forEach(text -> said.addAll(claims.in(text.asText())));
    carriers.forEach(carrier -> said.removeAll(carrier.does()));
    if (!said.isEmpty()) {
      file.fault(pointer, "says that something " + said + "; expected a carrier that does");
    }
    node.properties().stream()
        .filter(text -> counts(text.getValue().asText()))
        .forEach(text ->
            file.fault(
                pointer + "/" + text.getKey(), "holds a number; expected a {key} beside it"));
  }

  /// The texts of a declaration that nobody carries yet, in every language.
  ///
  /// @param yaml a whole declaration, or a part of one
  public List<String> untold(String yaml) {
    List<String> texts = new ArrayList<>();
    untold(json("declaration", yaml), "", false, texts);
    return texts;
  }

  private void untold(JsonNode whole, String pointer, boolean within, List<String> texts) {
    JsonNode node = whole.at(pointer);
    boolean untold = within || isUntold(node, declaredOf(Paths.of(whole, pointer)));
    if (!Sense.isText(node)) {
      Whole.children(whole, pointer).forEach(child -> untold(whole, child, untold, texts));
    } else if (untold) {
      node.forEach(text -> texts.add(text.asText()));
    }
  }

  /// Whether nobody carries it: by `carriers.yaml`, or by the declaration's own `carrier: none`.
  private static boolean isUntold(JsonNode node, List<Carrier> carriers) {
    return node.path("carrier").asText().equals("none")
        || carriers.stream().anyMatch(carrier -> !carrier.isThere());
  }

  /// Takes out of a declaration what nobody carries yet.
  void quiet(JsonNode declared) {
    Paths.remove(
        declared,
        all.stream()
            .filter(carrier -> !carrier.isThere())
            .flatMap(carrier -> carrier.declared().stream())
            .toList());
  }

  /// Those that name a text most exactly.
  private List<Carrier> of(String text) {
    int best =
        all.stream().flatMap(each -> each.names(text).stream()).max(Integer::compare).orElse(0);
    return all.stream().filter(each -> each.names(text).equals(Optional.of(best))).toList();
  }

  private List<Carrier> declaredOf(List<Set<String>> path) {
    return all.stream()
        .filter(each -> each.declared().stream().anyMatch(one -> Paths.isWithin(path, one)))
        .toList();
  }

  private boolean counts(String text) {
    return Claims.countsIn(text, fixed);
  }

  private static JsonNode json(String name, String yaml) {
    SourceFile file = SourceFile.read(name, yaml);
    if (!file.faults().isEmpty()) {
      throw new IllegalStateException(file.faults().toString());
    }
    return file.content().json();
  }

  private static String resource(String name) {
    try (InputStream in = Carriers.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
