package fi.samtycke.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fi.samtycke.local.aws.FeedbackEvent;
import fi.samtycke.local.aws.SentMail;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.List;

/// `/_local/mailbox` and `/_local/ses-events`.
final class MailRoutes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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

  private SentMail mail(String id) {
    return stack
        .mailbox()
        .find(id)
        .orElseThrow(() -> new NotFoundResponse("the mailbox has no mail " + id));
  }
}
