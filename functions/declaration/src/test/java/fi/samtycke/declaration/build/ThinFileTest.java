package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// N18: a company's file in a folder of its own, over the model of the application.
class ThinFileTest {
  private static final String MODEL = "finnish-company.yaml";
  private static final String FILE = "northern-lights.yaml";

  @TempDir private Path folder;

  @Test
  void a_third_company_takes_no_more_than_eighty_lines() throws IOException {
    assertThat(Workshop.thinNorthernLights().lines().count()).isLessThanOrEqualTo(80);
  }

  @Test
  void a_folder_outside_of_the_application_is_all_that_is_built() throws IOException {
    Workshop workshop = Workshop.in(folder).declaring(FILE, Workshop.thinNorthernLights());

    assertThat(workshop.faults()).isEmpty();
    assertThat(workshop.classes().resolve("declaration/controllers.txt"))
        .hasContent("northern-lights");
    assertThat(workshop.classes().resolve("declaration")).isDirectoryNotContaining("glob:**btb*");
  }

  @Test
  void a_model_in_the_folder_goes_before_the_applications() throws IOException {
    String model = Files.readString(Workshop.MODELS.resolve(MODEL));
    Workshop workshop =
        Workshop.in(folder)
            .declaring(FILE, Workshop.thinNorthernLights())
            .declaring(MODEL, Workshop.with(model, "extension: P2M", "extension: P1M"));

    assertThat(
            new ObjectMapper()
                .readTree(workshop.compacted("northern-lights"))
                .at("/rights/extension")
                .asText())
        .isEqualTo("P1M");
  }

  @Test
  void a_folder_that_is_not_there_is_a_fault() throws IOException {
    Path nowhere = folder.resolve("nowhere");

    assertThat(CompactDeclarations.compact(nowhere, Workshop.MODELS, folder.resolve("classes")))
        .containsExactly(nowhere + ":1: holds no *.yaml; expected a declaration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          days: 7,             | days: a week,            | northern-lights.yaml | days: a week       | quarantine.days: is "a week"; expected a whole number
          reminderDays: [3, 6],|                          | finnish-company.yaml | reminderDays       | quarantine.reminderDays[1]: is day 9; expected at most the last day, 7
          copy: P1M            | copie: P1M               | northern-lights.yaml | copie              | retention.contact-form.copie: is not a key that belongs here; expected one of copy, assumed, mailbox, by, carrier, deviation, text
          id: payroll-bureau,  | id: payroll,             | northern-lights.yaml | recipients:        | recipients[payroll-bureau].name: is missing; expected a text of one line (a blank of finnish-company.yaml:PAYROLL)
          name: Northern Lights Oy | # no name             | northern-lights.yaml | # yaml             | name: is missing; expected a text of one line (a blank of finnish-company.yaml:19)
          """)
  void a_fault_is_told_where_the_value_stands(
      String passage, String instead, String file, String at, String fault) throws IOException {
    String broken =
        Workshop.with(Workshop.thinNorthernLights(), passage, instead == null ? "" : instead);
    String model = Files.readString(Workshop.MODELS.resolve(MODEL));
    int line = lineOf(at, file.equals(MODEL) ? model : broken);
    String told = fault.replace("PAYROLL", "" + (lineOf("- id: payroll-bureau", model) + 1));

    assertThat(Workshop.in(folder).declaring(FILE, broken).faults())
        .contains(file + ":" + line + ": " + told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void the_whole_is_printed_as_yaml_with_the_place_of_each_value(String id) throws IOException {
    Path classes = folder.resolve("classes");
    assertThat(CompactDeclarations.compact(Workshop.MODELS, classes)).isEmpty();
    List<String> printed = Files.readAllLines(folder.resolve("declarations/" + id + ".yaml"));

    assertThat(SourceFile.read(id, String.join("\n", printed)).content().json())
        .isEqualTo(complete(id));
    assertThat(printed)
        .allMatch(line -> line.matches("[^#]*:|.* {2}# ([a-z-]+\\.yaml:\\d+|default)"))
        .anyMatch(line -> line.matches("publicUrl: .*  # " + id + "\\.yaml:9"))
        .anyMatch(line -> line.matches("  extension: P2M +# finnish-company\\.yaml:\\d+"))
        .anyMatch(line -> line.matches(" +maxLength: 200 +# default"));
  }

  @Test
  void what_was_built_from_the_same_files_stays_as_it_is() throws IOException {
    Workshop workshop = Workshop.in(folder).declaring(FILE, Workshop.thinNorthernLights());
    build(workshop);
    Path compact = workshop.classes().resolve("declaration/northern-lights.json");
    Files.writeString(compact, "left alone");

    build(workshop);
    assertThat(compact).hasContent("left alone");

    workshop.declaring(FILE, Workshop.with(Workshop.thinNorthernLights(), "days: 7", "days: 8"));
    build(workshop);
    assertThat(compact).content().contains("\"days\":8");

    Files.delete(compact);
    build(workshop);
    assertThat(compact).exists();
  }

  private static void build(Workshop workshop) throws IOException {
    CompactDeclarations.main(
        new String[] {
          workshop.controllers().toString(),
          workshop.classes().toString(),
          Workshop.MODELS.toString()
        });
  }

  private static Object complete(String id) throws IOException {
    Whole whole = new Sources(Workshop.MODELS, Workshop.MODELS).wholes().remove(id);
    new Shape().complete(whole.content());
    return whole.content();
  }

  private static int lineOf(String passage, String text) {
    return (int) text.substring(0, text.indexOf(passage)).lines().count()
        + (text.startsWith(passage) ? 1 : 0)
        + (text.startsWith(passage) || text.charAt(text.indexOf(passage) - 1) != '\n' ? 0 : 1);
  }
}
