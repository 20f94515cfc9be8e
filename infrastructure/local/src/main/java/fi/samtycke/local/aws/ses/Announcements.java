package fi.samtycke.local.aws.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.Bus;
import fi.samtycke.local.template.Template;
import java.util.List;

/// What AWS itself puts on the default bus.
public final class Announcements {
  private final Bus bus;

  public Announcements(Bus bus) {
    this.bus = bus;
  }

  /// CloudFormation: the stack was created.
  ///
  /// @see <a
  ///   href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-events.html">events</a>
  public void stackCreated() {
    ObjectNode event =
        bus.event(
            "aws.cloudformation", "CloudFormation Stack Status Change", List.of(Template.STACK_ID));
    ObjectNode detail = event.putObject("detail").put("stack-id", Template.STACK_ID);
    detail.putObject("status-details").put("status", "CREATE_COMPLETE").put("status-reason", "");
    detail.put("client-request-token", "");
    bus.route("default", event);
  }

  /// SES: what became of a mail.
  ///
  /// @return how many rules took it
  public int feedback(SentMail mail, FeedbackEvent feedback) {
    ObjectNode event =
        bus.event(
            "aws.ses",
            feedback.detailType(),
            List.of(
                "arn:aws:ses:%s:%s:configuration-set/%s"
                    .formatted(Template.REGION, Template.ACCOUNT, mail.configurationSet())));
    event.set("detail", feedback.detail(mail, event.path("time").asText()));
    return bus.route("default", event);
  }
}
