package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// E01: every public vector of an e-mail address through the form and out into the mailbox.
@Tag("proof")
class AddressVectorsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Path VECTORS =
      Application.HOME.resolve("functions/core/src/test/resources/email_vectors.tsv");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(\\\\))");

  private record Vector(String address, String label) {}

  @Test
  void E01_every_vector_is_decided_by_its_label_and_never_reaches_a_second_recipient()
      throws IOException {
    Map<String, String> accepted = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    List<Vector> vectors = vectors();
    for (int i = 0; i < vectors.size(); i++) {
      Vector vector = vectors.get(i);
      Browser.Reply reply =
          APPLICATION.postJson(
              Map.of("email", vector.address(), "message", "vector-" + i),
              "X-Local-Source",
              "10.0.%d.%d".formatted(i / 256, i % 256));
      boolean right =
          switch (vector.label()) {
            case "deliverable-valid" -> reply.status() == 202;
            case "invalid" -> reply.status() == 400;
            case "debatable" -> reply.status() == 202 || reply.status() == 400;
            default -> false;
          };
      if (!right) {
        wrong.add(reply.status() + " for " + vector);
      }
      if (reply.status() == 202) {
        accepted.put("vector-" + i, vector.address());
      }
    }
    assertThat(vectors).hasSizeGreaterThan(900);
    assertThat(wrong).isEmpty();
    assertThat(APPLICATION.mails()).hasSize(accepted.size());
    for (SentMail mail : APPLICATION.mails()) {
      Matcher mark = Pattern.compile("vector-\\d+").matcher(mail.text());
      assertThat(mark.find()).isTrue();
      assertThat(mail.to()).containsExactly("info@btb-plaza.example");
      assertThat(mail.headers()).containsEntry("Reply-To", accepted.get(mark.group()));
      assertThat(mail.headers().keySet()).doesNotContain("Cc", "Bcc", "Sender");
    }
  }

  private static List<Vector> vectors() throws IOException {
    return Files.readAllLines(VECTORS).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(columns -> new Vector(unescaped(columns[0]), columns[1]))
        .toList();
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> {
          String code = escape.group(1);
          return Matcher.quoteReplacement(
              code == null ? "\\" : String.valueOf((char) Integer.parseInt(code, 16)));
        });
  }
}
