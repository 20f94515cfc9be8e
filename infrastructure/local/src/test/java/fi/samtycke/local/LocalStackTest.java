package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.local.run.NotStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStackTest {
  @TempDir private Path folder;

  @Test
  void two_run_in_one_jvm_without_knowing_each_other() {
    try (LocalStack one = Samples.start();
        LocalStack other = Samples.start()) {
      assertThat(one.baseUrl()).isNotEqualTo(other.baseUrl());
      note(one, "1");
      assertThat(new Browser(one.baseUrl()).get("/_local/mailbox").json()).hasSize(1);
      assertThat(new Browser(other.baseUrl()).get("/_local/mailbox").json()).isEmpty();
    }
  }

  @Test
  void a_port_that_is_taken_is_told_with_a_way_out() {
    try (LocalStack one = Samples.start()) {
      int port = Integer.parseInt(one.baseUrl().replaceFirst(".*:", ""));
      Options same = Options.of(Samples.TEMPLATE).on(port);
      assertThatThrownBy(() -> LocalStack.start(same))
          .isInstanceOf(NotStarted.class)
          .hasMessage(
              "Port %d is taken. Stop what listens there, or choose another: PORT=8081 (0 for any).",
              port);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fi.samtycke.local.sample.EchoHandler, fi.samtycke.Nobody, does not exist",
    "fi.samtycke.local.sample.EchoHandler, java.lang.String, has no public constructor that takes a Wiring",
    "NOTES_TABLE, NOTES, 'cannot be made: java.lang.IllegalStateException: the environment variable NOTES_TABLE is not set'",
  })
  void a_handler_that_cannot_be_made_is_named(String before, String after, String sentence)
      throws IOException {
    String changed = Files.readString(Samples.TEMPLATE).replace(before, after);
    Path template = Files.writeString(folder.resolve("template.yaml"), changed);
    assertThatThrownBy(() -> LocalStack.start(Options.of(template)))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("Function: the handler");
  }

  @Test
  void a_template_that_is_not_there_is_told() {
    Path missing = folder.resolve("no.yaml");
    assertThatThrownBy(() -> LocalStack.start(Options.of(missing)))
        .isInstanceOf(NotStarted.class)
        .hasMessageContaining("no.yaml cannot be read");
  }

  @Test
  void data_in_a_directory_outlive_the_process_but_not_a_reset() {
    Options keeping = Options.of(Samples.TEMPLATE).at(Samples.NOON).keeping(folder.resolve("data"));
    try (LocalStack first = LocalStack.start(keeping)) {
      note(first, "1");
    }
    try (LocalStack second = LocalStack.start(keeping);
        Items items = new Items(second)) {
      assertThat(items.count("Notes")).isEqualTo(1);
      second.reset(Optional.empty());
      assertThat(items.count("Notes")).isZero();
      note(second, "2");
      assertThat(items.count("Notes")).isEqualTo(1);
    }
  }

  private static void note(LocalStack stack, String id) {
    String body = "{\"id\":\"" + id + "\",\"to\":\"a@example.com\"}";
    assertThat(new Browser(stack.baseUrl()).post("/btb-plaza/notes", body).status()).isEqualTo(202);
  }
}
