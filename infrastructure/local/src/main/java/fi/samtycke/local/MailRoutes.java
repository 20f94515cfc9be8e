package fi.samtycke.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fi.samtycke.local.aws.ses.FeedbackEvent;
import fi.samtycke.local.aws.ses.ReceivedMail;
import fi.samtycke.local.aws.ses.Receiving;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.page.MailView;
import fi.samtycke.local.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// `/_local/mailbox`, `/_local/ses-events` and `/_local/inbound-mail`.
final class MailRoutes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LARGEST_MAIL = 40 << 20;
  private static final Set<String> INBOUND =
      Set.of("spf", "dkim", "dmarc", "virus", "spam", "from", "to");

  private final LocalStack stack;

  private MailRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    MailRoutes own = new MailRoutes(stack);
    routes.get("/_local/mailbox", own::list);
    routes.get("/_local/mailbox/{id}", own::one);
    routes.get("/_local/mailbox/{id}/attachments/{n}", own::attachment);
    routes.post("/_local/ses-events", own::feedback);
    routes.post("/_local/inbound-mail", own::receive);
  }

  private void list(Context context) {
    stack.settle(PATIENCE);
    List<SentMail> mails = stack.mailbox().all();
    if (Pages.wanted(context)) {
      Pages.mailbox(context, mails);
      return;
    }
    ArrayNode list = JSON.createArrayNode();
    mails.forEach(mail -> list.add(MailView.line(mail)));
    LocalRoutes.json(context, list);
  }

  private void one(Context context) {
    SentMail mail = mail(context.pathParam("id"));
    if (Pages.wanted(context)) {
      Pages.mail(context, mail);
    } else {
      LocalRoutes.json(context, MailView.whole(mail));
    }
  }

  private void attachment(Context context) {
    List<SentMail.Attachment> attachments = mail(context.pathParam("id")).attachments();
    int n = context.pathParamAsClass("n", Integer.class).get();
    if (n < 0 || n >= attachments.size()) {
      throw new NotFoundResponse("the mail has " + attachments.size() + " attachments");
    }
    SentMail.Attachment attachment = attachments.get(n);
    context
        .contentType(attachment.contentType())
        .header("Content-Disposition", "attachment")
        .header("X-Content-Type-Options", "nosniff")
        .result(attachment.content());
  }

  private void feedback(Context context) {
    Fields fields = Fields.of(context, "type", "bounceType", "mailId");
    FeedbackEvent event =
        new FeedbackEvent(fields.required("type"), fields.text("bounceType").orElse("Permanent"));
    int rules = stack.announcements().feedback(mail(fields.required("mailId")), event);
    stack.settle(PATIENCE);
    LocalRoutes.done(context, JSON.createObjectNode().put("rules", rules));
  }

  /// As if SES had received the body; what the query does not say of the envelope, the headers do.
  private void receive(Context context) {
    for (String name : context.queryParamMap().keySet()) {
      if (!INBOUND.contains(name)) {
        throw new IllegalArgumentException("unknown " + name + ", known are " + INBOUND);
      }
    }
    ReceivedMail mail = ReceivedMail.of(body(context));
    String from = context.queryParam("from");
    String to = context.queryParam("to");
    mail = from == null ? mail : mail.from(from);
    mail = to == null ? mail : mail.to(to);
    Receiving.Received received =
        stack
            .receiving()
            .receive(
                mail,
                new Receiving.Verdicts(
                    verdict(context, "spf"),
                    verdict(context, "dkim"),
                    verdict(context, "dmarc"),
                    verdict(context, "virus"),
                    verdict(context, "spam")));
    stack.settle(PATIENCE);
    LocalRoutes.json(
        context,
        JSON.createObjectNode()
            .put("messageId", received.messageId())
            .put("rules", received.rules()));
  }

  /// What is larger, SES bounces; a page of ours is smaller, so the server's own limit is not this.
  private static byte[] body(Context context) {
    try (InputStream sent = context.bodyInputStream()) {
      byte[] body = sent.readNBytes(LARGEST_MAIL + 1);
      if (body.length > LARGEST_MAIL) {
        throw new IllegalArgumentException("SES takes mails of 40 MB");
      }
      return body;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String verdict(Context context, String name) {
    return Objects.requireNonNullElse(context.queryParam(name), "PASS").toUpperCase(Locale.ROOT);
  }

  private SentMail mail(String id) {
    return stack
        .mailbox()
        .find(id)
        .orElseThrow(() -> new NotFoundResponse("the mailbox has no mail " + id));
  }
}
