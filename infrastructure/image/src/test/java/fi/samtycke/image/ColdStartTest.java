package fi.samtycke.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a cold start of the contact form may cost in classes, with and without the cache.
class ColdStartTest {
  /// The bound to the first answer of the zip.
  private static final int CLASSES = 3_900;

  @TempDir Path target;

  @BeforeEach
  void the_zip_is_built() {
    if (!Files.exists(Started.HOME.resolve(Started.ZIP))) {
      System.err.println("SKIPPED: " + Started.ZIP + " IS NOT BUILT YET, RUN mvn -Pall verify");
      Assumptions.abort(Started.ZIP + " is not built");
    }
  }

  @Test
  void a_form_is_answered_with_no_more_classes_than_the_bound()
      throws IOException, InterruptedException {
    Path folder = Started.folder(target);
    Path log = target.resolve("classes");
    RuntimeStandIn.Answer answer =
        Started.postsAForm(folder, "-Xlog:class+load:file=" + log + " -Xshare:auto");
    assertThat(answer.body()).contains("\"statusCode\":202");
    long classes = Started.lines(log).stream().filter(line -> line.contains("source:")).count();
    System.out.println("classes loaded to the first answer of the contact form: " + classes);
    assertThat(classes).isBetween(1_000L, (long) CLASSES);
  }

  /// `-XX:AOTMode=on` makes a cache that does not fit fatal; by default Java would start without.
  @Test
  void a_rehearsed_function_takes_its_classes_from_the_cache()
      throws IOException, InterruptedException {
    Path folder = Started.folder(target);
    Rehearsal.main(new String[] {folder.toString()});
    Path log = target.resolve("classes");
    RuntimeStandIn.Answer answer =
        Started.postsAForm(
            folder, "-XX:AOTCache=cache.aot -XX:AOTMode=on -Xlog:class+load:file=" + log);
    assertThat(answer.body()).contains("\"statusCode\":202");
    long classes = Started.lines(log).stream().filter(line -> line.contains("source:")).count();
    long cached =
        Started.lines(log).stream().filter(line -> line.contains("shared objects file")).count();
    System.out.printf("classes from the AOT cache: %d of %d%n", cached, classes);
    assertThat(cached).isGreaterThan(classes * 98 / 100);
  }
}
