package fi.samtycke.local.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.local.Samples;
import fi.samtycke.local.aws.Endpoints;
import fi.samtycke.local.aws.Refused;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesTest {
  private static final String MAIL =
      """
      {"ConfigurationSetName":"set","FromEmailAddress":"Plaza <from@example.com>",
       "Destination":{"ToAddresses":["to@example.com"],"CcAddresses":["Cc <cc@example.com>"]},
       "ReplyToAddresses":["reply@example.com"],
       "EmailTags":[{"Name":"tag","Value":"value"}],
       "Content":{"Simple":{
         "Subject":{"Data":"A subject","Charset":"UTF-8"},
         "Body":{"Text":{"Data":"text"},"Html":{"Data":"<p>html"}},
         "Headers":[{"Name":"List-Unsubscribe","Value":"<https://example.com>"}],
         "Attachments":[{"FileName":"a.txt","RawContent":"YQ==","ContentType":"text/plain"}]}}}
      """;

  private final Mailbox mailbox = new Mailbox();
  private final Ses ses = new Ses(Set.of("set"), mailbox, InstantSource.fixed(Samples.NOON));

  @Test
  void a_mail_arrives_as_its_recipients_would_see_it() {
    String id = ses.send(Endpoints.object(MAIL));
    SentMail mail = mailbox.find(id).orElseThrow();
    assertThat(mail.to()).containsExactly("to@example.com", "cc@example.com");
    assertThat(mail.headers())
        .containsEntry("From", "Plaza <from@example.com>")
        .containsEntry("To", "to@example.com")
        .containsEntry("Cc", "Cc <cc@example.com>")
        .containsEntry("Reply-To", "reply@example.com")
        .containsEntry("Subject", "A subject")
        .containsEntry("Date", "Fri, 20 Mar 2026 12:00:00 GMT")
        .containsEntry("List-Unsubscribe", "<https://example.com>");
    assertThat(mail.tags()).containsEntry("tag", "value");
    assertThat(mail.attachments().getFirst().content()).isEqualTo(new byte[] {'a'});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A subject                  | A\\r\\nBcc: x@example.com      | Control character in header <Subject>
          "<https://example.com>"    | "a\\nb"                        | Invalid header <List-Unsubscribe>
          "List-Unsubscribe"         | "List:Unsubscribe"             | Invalid header <List:Unsubscribe>
          "List-Unsubscribe"         | "Subject"                      | The header <Subject> is SES's own
          "reply@example.com"        | "reply@example.com\\r\\nX: y"  | Illegal address
          "to@example.com"           | "to@example.com, b@example.com" | Illegal address
          Plaza <from@example.com>   | nobody                         | Illegal address
          "set"                      | "other"                        | Configuration set <other> does not exist
          "Value":"value"            | "Value":"a b"                  | Invalid tag <tag>
          "Simple"                   | "Template"                     | does not know Template in Content
          "ReplyToAddresses"         | "ListManagementOptions"        | does not know ListManagementOptions in SendEmail
          "YQ=="                     | "*"                            | An attachment without content
          "a.txt"                    | ""                             | Invalid attachment name
          ["to@example.com"],"CcAddresses":["Cc <cc@example.com>"] | [] | 1 to 50 recipients
          """)
  void what_ses_would_refuse_is_refused(String before, String after, String why) {
    String changed = MAIL.replace(before, after);
    assertThat(changed).isNotEqualTo(MAIL);
    assertThatThrownBy(() -> ses.send(Endpoints.object(changed)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why);
    assertThat(mailbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see https://example.com/a. And (http://example.org/b)! | https://example.com/a,http://example.org/b
          <https://example.com/x?y=1&z=2>, again https://example.com/x?y=1&z=2 | https://example.com/x?y=1&z=2
          ftp://example.com and www.example.com                  | ''
          """)
  void links_in_a_text_end_where_the_sentence_does(String text, String links) {
    assertThat(String.join(",", Links.inText(text))).isEqualTo(links);
  }
}
