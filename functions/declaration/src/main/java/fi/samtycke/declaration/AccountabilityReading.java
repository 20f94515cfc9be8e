package fi.samtycke.declaration;

import static fi.samtycke.declaration.DescriptionReading.text;
import static java.util.stream.Collectors.joining;

import fi.samtycke.core.declaration.Accountability;
import fi.samtycke.core.declaration.Accountability.Balance;
import fi.samtycke.core.declaration.Accountability.Contract;
import fi.samtycke.core.declaration.Accountability.Difference;
import fi.samtycke.core.declaration.Accountability.Finding;
import fi.samtycke.core.declaration.Accountability.Gap;
import fi.samtycke.core.declaration.Accountability.Persons;
import fi.samtycke.core.declaration.LocalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes what a company must be able to show of the words of its declaration.
final class AccountabilityReading {
  private static final String NOT_STATED = "not-stated";
  private static final List<String> NAMES = List.of("id", "name", "field", "value");
  private static final List<String> PLACE = List.of("register", "system", "host");
  private final Tree said;
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> assumed = new ArrayList<>();
  private final List<String> unstated = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();

  AccountabilityReading(Tree said) {
    this.said = said;
  }

  Accountability accountability() {
    Tree findings = said.tree("accountability");
    walk("", said);
    return new Accountability(
        persons(),
        balances(),
        contracts(),
        finding(findings.tree("protectionOfficer")),
        finding(findings.tree("impactAssessment")),
        List.copyOf(differences),
        List.copyOf(assumed),
        List.copyOf(unstated),
        List.copyOf(unchecked),
        gaps());
  }

  private List<Persons> persons() {
    return Stream.concat(said.trees("registers").stream(), said.trees("activities").stream())
        .map(each -> new Persons(each.text("id"), texts(each.trees("about"))))
        .toList();
  }

  private static List<LocalText> texts(List<Tree> texts) {
    return texts.stream()
        .map(each -> new LocalText(each.text("sv"), each.text("fi"), each.text("en")))
        .toList();
  }

  private List<Balance> balances() {
    List<Balance> balances = new ArrayList<>();
    for (Tree purpose : said.trees("purposes")) {
      Tree basis = purpose.tree("basis");
      if (basis.has("assessment")) {
        Tree assessment = basis.tree("assessment");
        balances.add(
            new Balance(
                purpose.text("id"),
                text(basis, "text"),
                text(assessment, "necessity"),
                text(assessment, "balance")));
      }
    }
    return List.copyOf(balances);
  }

  private List<Contract> contracts() {
    List<Contract> contracts = new ArrayList<>();
    for (Tree recipient : said.trees("recipients")) {
      Tree contract = recipient.tree("contract");
      contracts.add(
          new Contract(
              recipient.text("id"),
              ControllerReading.kind(recipient),
              ControllerReading.stated(contract, "party"),
              ControllerReading.stated(contract, "date").map(LocalDate::parse),
              subprocessors(contract),
              text(contract, "text")));
    }
    return List.copyOf(contracts);
  }

  private static Optional<List<String>> subprocessors(Tree contract) {
    return contract.has("subprocessors")
        ? Optional.of(contract.texts("subprocessors"))
            .filter(names -> !names.contains(NOT_STATED))
            .map(List::copyOf)
        : Optional.empty();
  }

  private static Finding finding(Tree finding) {
    return new Finding(finding.flag("answer"), text(finding, "text"));
  }

  private List<Gap> gaps() {
    return said.trees("gaps").stream()
        .map(gap ->
            new Gap(
                gap.text("id"),
                List.copyOf(gap.texts("law")),
                text(gap, "text"),
                gap.flag("checked")))
        .toList();
  }

  /// Notes every `deviation`, `assumed`, `not-stated` and `checked: false`, wherever it stands.
  private void walk(String place, Tree tree) {
    for (String key : tree.keys()) {
      String at = place.isEmpty() ? key : place + "." + key;
      switch (tree.value(key)) {
        case Tree _ when key.equals("deviation") ->
            differences.add(new Difference(place, text(tree, key)));
        case Tree child -> walk(at, child);
        case Boolean own when key.equals("assumed") && own -> assumed.add(place);
        case Boolean checked when key.equals("checked") && !checked -> unchecked.add(place);
        case String word when word.equals(NOT_STATED) -> unstated.add(at);
        case List<?> list -> walk(place, key, at, list);
        default -> {}
      }
    }
  }

  private void walk(String place, String key, String at, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      switch (list.get(i)) {
        case Tree child -> walk(at + "[" + name(child, i) + "]", child);
        case String each when key.equals("assumed") -> assumed.add(place + "." + each);
        case String each when each.equals(NOT_STATED) -> unstated.add(at);
        default -> {}
      }
    }
  }

  private static String name(Tree tree, int index) {
    String place = PLACE.stream().filter(tree::has).map(tree::text).collect(joining("/"));
    return NAMES.stream()
        .filter(tree::has)
        .findFirst()
        .map(tree::text)
        .orElse(place.isEmpty() ? "" + index : place);
  }
}
