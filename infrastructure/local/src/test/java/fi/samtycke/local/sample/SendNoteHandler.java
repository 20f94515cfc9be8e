package fi.samtycke.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import fi.samtycke.platform.Wiring;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;

/// Mails every new note and publishes that it did.
public final class SendNoteHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final String TEXT = "See https://example.com/a.";
  private static final String HTML =
      """
      <a href="https://example.com/a?b=1&amp;c=2">a</a> https://typed.example
      <a href='/no'>no</a> <a class=x href='https://example.com/b'>b</a>
      <a href="https://example.com/b">again</a>
      """;

  private final Aws aws;
  private final String bus;
  private final String configurationSet;

  public SendNoteHandler(Wiring wiring) {
    this.aws = Aws.of(wiring);
    this.bus = wiring.required("BUS_NAME");
    this.configurationSet = wiring.required("CONFIGURATION_SET");
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    List<StreamsEventResponse.BatchItemFailure> failures = new ArrayList<>();
    for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
      try {
        String id = record.getDynamodb().getKeys().get("pk").getS();
        send(id, record.getDynamodb().getNewImage().get("to").getS());
      } catch (SdkException _) {
        failures.add(
            new StreamsEventResponse.BatchItemFailure(record.getDynamodb().getSequenceNumber()));
      }
    }
    return new StreamsEventResponse(failures);
  }

  private void send(String id, String to) {
    Message message =
        Message.builder()
            .subject(text("Note " + id))
            .body(Body.builder().text(text(TEXT)).html(text(HTML)).build())
            .headers(MessageHeader.builder().name("X-Kind").value("note").build())
            .attachments(
                Attachment.builder()
                    .fileName("note.txt")
                    .contentType("text/plain")
                    .rawContent(SdkBytes.fromUtf8String("content"))
                    .build())
            .build();
    aws.ses()
        .sendEmail(mail ->
            mail.fromEmailAddress("Plaza <plaza@example.com>")
                .destination(d -> d.toAddresses("\"A Person\" <" + to + ">"))
                .replyToAddresses("visitor@example.org")
                .configurationSetName(configurationSet)
                .emailTags(MessageTag.builder().name("note").value(id.replace('#', '-')).build())
                .content(content -> content.simple(message)));
    aws.eventBridge()
        .putEvents(put ->
            put.entries(
                PutEventsRequestEntry.builder()
                    .eventBusName(bus)
                    .source("samtycke")
                    .detailType("note.sent")
                    .detail("{\"id\":\"" + id + "\"}")
                    .build()));
  }

  private static Content text(String data) {
    return Content.builder().data(data).build();
  }
}
