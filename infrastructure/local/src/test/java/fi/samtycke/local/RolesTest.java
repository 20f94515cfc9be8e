package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A function may do what its role in the template allows (G14).
class RolesTest {
  private static final String NOTE = "{\"id\":\"1\",\"to\":\"anna@example.com\"}";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KeepNotes                                 | KeepNotes                                    | 202 | 1
          [dynamodb:PutItem, dynamodb:UpdateItem]   | [dynamodb:GetItem, dynamodb:UpdateItem]      | 503 | 0
          Resource: !GetAtt Notes.Arn               | Resource: !Sub '${Notes.Arn}/index/byDay'    | 503 | 0
          Resource: !GetAtt Notes.Arn               | Resource: !GetAtt Staff.Arn                  | 503 | 0
          Action: ses:SendEmail                     | Action: ses:SendRawEmail                     | 202 | 0
          Action: events:PutEvents, Resource: !GetAtt Bus.Arn | Action: events:PutEvents, Resource: !GetAtt Notes.Arn | 202 | 4
          """)
  void what_the_role_does_not_allow_is_refused(String before, String after, int status, int mails)
      throws IOException {
    String sample = Files.readString(Samples.TEMPLATE);
    assertThat(sample).contains(before);
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, sample.replace(before, after));
    try (LocalStack stack = LocalStack.start(Options.of(file).at(Samples.NOON))) {
      Browser browser = new Browser(stack.baseUrl());
      assertThat(browser.post("/btb-plaza/notes", NOTE).status()).isEqualTo(status);
      stack.settle(Duration.ofSeconds(10));
      assertThat(browser.get("/_local/mailbox").json()).hasSize(mails);
    }
  }
}
