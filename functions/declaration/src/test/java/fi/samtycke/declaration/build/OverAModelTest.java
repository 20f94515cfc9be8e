package fi.samtycke.declaration.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N18: what a file says, laid over what its model says.
class OverAModelTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a value replaces                      | a: 1,b: 2                          | b: 3                            | a: 1,b: 3
          groups merge key by key               | g: {a: 1,b: {c: 2}}                | g: {b: {d: 3}}                  | g: {a: 1,b: {c: 2,d: 3}}
          a list of values replaces             | l: [1,2,3]                         | l: [4]                          | l: [4]
          a list becomes empty                  | l: [1,2,3]                         | l: []                           | l: []
          a list of nameless things replaces    | l: [{a: 1},{a: 2}]                 | l: [{a: 3}]                     | l: [{a: 3}]
          a text is one value                   | t: {sv: a,fi: b}                   | t: {sv: c}                      | t: {sv: c}
          another kind of value replaces        | a: {b: 1}                          | a: [2]                          | a: [2]
          things merge by id                    | l: [{id: x,a: 1},{id: y,a: 2}]     | l: [{id: y,a: 3}]               | l: [{id: x,a: 1},{id: y,a: 3}]
          things merge by name                  | l: [{name: x,a: 1},{name: y}]      | l: [{name: x,b: 3}]             | l: [{name: x,b: 3,a: 1},{name: y}]
          things merge by field                 | l: [{field: x,a: 1}]               | l: [{field: x,a: 2}]            | l: [{field: x,a: 2}]
          things merge by value                 | l: [{value: x,a: 1}]               | l: [{value: x,a: 2}]            | l: [{value: x,a: 2}]
          places merge by three keys            | l: [{register: r,system: s,host: h,a: 1}] | l: [{host: h,register: r,system: s,a: 2}] | l: [{register: r,system: s,host: h,a: 2}]
          a new thing stands at the end         | l: [{id: x},{id: y}]               | l: [{id: z}]                    | l: [{id: x},{id: y},{id: z}]
          or after the one that it follows      | l: [{id: x},{id: y}]               | l: [{id: x},{id: z},{id: w}]    | l: [{id: x},{id: z},{id: w},{id: y}]
          nothing takes a key away              | a: 1,b: 2                          | a:                              | b: 2
          nothing takes a thing away            | l: [{id: x},{id: y},{id: z}]       | l: [{y: }]                      | l: [{id: x},{id: z}]
          a field called name goes too          | l: [{name: name},{name: y}]        | l: [{name: }]                   | l: [{name: y}]
          a blank is filled where it stands     | a: ,b: 2                           | b: 3,a: 1                       | a: 1,b: 3
          a blank is answered with none         | a: ,b: 2                           | a:                              | b: 2
          """)
  void laid_over_it(String rule, String model, String own, String whole) throws IOException {
    declare("model", "{id: , " + model + "}");
    declare("one", "{basedOn: model, id: one, " + own + "}");

    assertThat(whole("one")).as(rule).isEqualTo(json("{id: one, " + whole + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a:                     | one.yaml:3: a: takes nothing away: model.yaml does not say it; expected a value
          b: {c: {d: }}          | one.yaml:3: b.c.d: takes nothing away: model.yaml does not say it; expected a value
          l: [{z: }]             | one.yaml:3: l[z]: takes nothing away: model.yaml does not say it; expected a value
          l: [{a: 1}]            | one.yaml:3: l: has no name; expected the keys by which the others are told apart, such as id
          l: []                  | one.yaml:3: l: is empty and changes nothing; expected `- name:` for each that goes
          l: [{id: x},{id: x}]   | one.yaml:3: l[x]: stands here again, first in line 3; expected once
          """)
  void a_file_that_cannot_be_laid_over_its_model_is_told_where(String own, String fault)
      throws IOException {
    declare("model", "{id: , l: [{id: x}]}");
    declare("one", "basedOn: model\nid: one\n" + own + "\n");

    assertThat(faults()).containsExactly(fault);
  }

  @Test
  void models_may_stand_on_models() throws IOException {
    declare("ground", "{id: , a: 1, b: 1, c: 1}");
    declare("middle", "{basedOn: ground, id: , b: 2, c: 2}");
    declare("top", "{basedOn: middle, id: top, c: 3}");

    assertThat(faults()).isEmpty();
    assertThat(whole("top")).isEqualTo(json("{id: top, a: 1, b: 2, c: 3}"));
  }

  @Test
  void a_file_stands_on_no_circle() throws IOException {
    declare("one", "id: one\nbasedOn: two\n");
    declare("two", "basedOn: three\nid: \n");
    declare("three", "basedOn: two\nid: \n");
    declare("self", "id: self\nbasedOn: self\n");

    assertThat(faults())
        .contains(
            "self.yaml:2: basedOn: goes in a circle: self > self",
            "three.yaml:1: basedOn: goes in a circle: one > two > three > two");
  }

  @Test
  void a_model_that_is_not_there_is_told_with_those_that_are() throws IOException {
    declare("one", "id: one\nbasedOn: modell\n");
    declare("two", "id: two\nbasedOn: [model]\n");
    declare("three", "id: three\nbasedOn: model\n");
    declare("model", "id: \n");

    assertThat(faults())
        .containsExactly(
            "one.yaml:2: basedOn: is \"modell\"; expected one of model, three, two",
            "two.yaml:2: basedOn: is [\"model\"]; expected one of model, one, three");
  }

  @Test
  void a_file_that_leaves_its_id_blank_and_is_nobodys_model_is_told_so() throws IOException {
    declare("forgotten", "name: Forgotten Oy\nid:\n");

    assertThat(faults())
        .containsExactly(
            "forgotten.yaml:2: id: is empty, and no file is based on this one; expected an id");
  }

  @Test
  void a_model_that_cannot_be_read_is_told_once_and_nothing_else() throws IOException {
    declare("model", "id: 'not closed\n");
    declare("one", "basedOn: model\nid: one\n");
    declare("two", "basedOn: model\nid: two\n");

    assertThat(faults())
        .containsExactly("model.yaml:2: is not YAML: found unexpected end of stream");
  }

  private void declare(String id, String yaml) throws IOException {
    Files.writeString(folder.resolve(id + ".yaml"), yaml);
  }

  private String whole(String id) throws IOException {
    return sources().wholes().entrySet().stream()
        .filter(each -> each.getKey().equals(id))
        .map(each -> each.getValue().content().toString())
        .findFirst()
        .orElseThrow();
  }

  /// Every fault of reading and merging, each once.
  private List<String> faults() throws IOException {
    Sources sources = sources();
    sources.wholes();
    return sources.faults().stream().sorted().map(Fault::toString).distinct().toList();
  }

  private Sources sources() throws IOException {
    return new Sources(folder, folder);
  }

  private static String json(String yaml) {
    return SourceFile.read("expected", yaml).content().json().toString();
  }
}
