package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.WholeTemplate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How the rights of a function are written down. That none is missing every spec proves: the local
/// stack refuses what a role does not allow.
class RightsTest {
  private static WholeTemplate template;

  @BeforeAll
  static void read() throws IOException {
    template = WholeTemplate.read(Application.HOME.resolve("template.yaml"));
  }

  @Test
  void a_function_has_one_statement_for_each_table_and_each_is_a_sentence() {
    assertThat(template.functions())
        .allSatisfy((id, function) -> {
          List<String> tables = new ArrayList<>();
          for (Map<?, ?> statement : statements(function)) {
            assertThat(String.valueOf(statement.get("Sid"))).as(id).matches("([A-Z][a-z]*){2,}");
            Set<String> touched = tables(statement);
            assertThat(touched).as("%s %s", id, statement.get("Sid")).hasSizeLessThan(2);
            tables.addAll(touched);
          }
          assertThat(tables).as(id).doesNotHaveDuplicates();
          assertThat(tables).as(id).isSubsetOf(given(function));
        });
  }

  private static List<Map<?, ?>> statements(Map<?, ?> function) {
    return WholeTemplate.under(function.get("Policies"), "Statement")
        .flatMap(statements -> WholeTemplate.list(statements).stream())
        .<Map<?, ?>>map(WholeTemplate::map)
        .toList();
  }

  private static Set<String> tables(Map<?, ?> statement) {
    String resource = String.valueOf(statement.get("Resource"));
    return template.resources("AWS::DynamoDB::Table").keySet().stream()
        .filter(table ->
            resource.contains("=" + table + ".Arn") || resource.contains("{" + table + ".Arn}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The tables whose names the function is given.
  private static List<String> given(Map<?, ?> function) {
    return WholeTemplate.under(function.get("Environment"), "Ref").map(String::valueOf).toList();
  }
}
