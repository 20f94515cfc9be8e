package fi.samtycke.mail.letters;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.AwsClients;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/// Hands mails to SES. Each carries the ids of its controller and obligation as tags, by which
/// feedback finds its way back, whatever comes first.
public final class SesMailer {
  public static final String CONTROLLER_TAG = "controller";
  public static final String OBLIGATION_TAG = "obligation";
  private static final String UTF_8 = "UTF-8";

  /// So that no automatic answer is sent back (RFC 3834 section 5).
  private static final MessageHeader AUTO_SUBMITTED =
      MessageHeader.builder().name("Auto-Submitted").value("auto-generated").build();

  private final SesV2Client ses;
  private final MailLayout layout = new MailLayout();
  private final String configurationSet;

  public SesMailer(Wiring wiring) {
    this.ses = AwsClients.client(wiring, "SESV2", SesV2Client.builder());
    this.configurationSet = wiring.required("CONFIGURATION_SET");
  }

  /// @return the message id of SES
  public String send(Owed owed, Mail mail) {
    Message message =
        Message.builder()
            .subject(content(mail.subjectLine()))
            .body(body -> body.text(content(layout.text(mail))).html(content(layout.html(mail))))
            .headers(isByAPerson(owed) ? List.of() : List.of(AUTO_SUBMITTED))
            .attachments(mail.attachments().stream().map(SesMailer::attached).toList())
            .build();
    SendEmailRequest request =
        SendEmailRequest.builder()
            .fromEmailAddress(mail.from())
            .destination(destination -> destination.toAddresses(mail.recipients()))
            .replyToAddresses(mail.replyTo().stream().toList())
            .content(content -> content.simple(message))
            .configurationSetName(configurationSet)
            .emailTags(tags(owed.controller(), owed.id().value()))
            .build();
    return ses.sendEmail(request).messageId();
  }

  /// Whether SES answered, at the only attempt, that it does not take the mail. After several
  /// attempts nobody knows what became of the first.
  public static boolean wasRefused(RuntimeException fault) {
    return fault instanceof SdkServiceException answered
        && answered.statusCode() >= 400
        && answered.statusCode() < 500
        && answered.numAttempts() == 1;
  }

  /// Whether the fault says that SES will never take this mail, or none for the time being from
  /// this account, so that trying again does nothing but harm (A11).
  public static boolean isFinal(RuntimeException fault) {
    return fault instanceof MessageRejectedException
        || fault instanceof MailFromDomainNotVerifiedException
        || fault instanceof AccountSuspendedException
        || fault instanceof SendingPausedException
        || fault instanceof BadRequestException
        || fault instanceof NotFoundException;
  }

  private static boolean isByAPerson(Owed owed) {
    return owed.obligation() instanceof Obligation.Mail(MailKind kind, String _)
        && kind.isByAPerson();
  }

  private static List<MessageTag> tags(ControllerId controller, String obligation) {
    return List.of(
        MessageTag.builder().name(CONTROLLER_TAG).value(controller.value()).build(),
        MessageTag.builder().name(OBLIGATION_TAG).value(obligation).build());
  }

  /// In base64: what SES does without being told is for seven bits.
  private static software.amazon.awssdk.services.sesv2.model.Attachment attached(
      Attachment attachment) {
    return software.amazon.awssdk.services.sesv2.model.Attachment.builder()
        .fileName(attachment.fileName())
        .contentType(attachment.contentType())
        .contentDisposition(AttachmentContentDisposition.ATTACHMENT)
        .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
        .rawContent(SdkBytes.fromByteArrayUnsafe(attachment.content()))
        .build();
  }

  private static Content content(String text) {
    return Content.builder().charset(UTF_8).data(text).build();
  }
}
