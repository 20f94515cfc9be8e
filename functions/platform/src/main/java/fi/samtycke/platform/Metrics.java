package fi.samtycke.platform;

import java.time.InstantSource;

/// Metrics as lines of the log, in CloudWatch's embedded metric format: a constant name and a
/// number, no dimensions, so that nothing of a person can get in. See
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
public final class Metrics {
  /// Everything that is counted; the template's alarms name these.
  public enum Metric {
    MailsSent,
    /// Mails and facts that failed for good.
    MailsFailed,
    MailsBounced,
    MailsComplained,
    /// Delayed by the receiving host; neither a failure nor a reason to stop.
    MailsDelayed,
    OutboxAgeSeconds,
    FeedbackIgnored,
    /// Mails that came in and opened a request.
    RequestsByMail,
    /// Mails that came in and opened nothing; who reads the mailbox sees them.
    MailsLeftToPeople,
    ReceiptsMissing,
    ReceiptsChecked
  }

  private final Log log;
  private final InstantSource clock;

  public Metrics(Wiring wiring) {
    this.log = wiring.log();
    this.clock = wiring.clock();
  }

  public void count(Metric metric, long value) {
    log.raw(
        "{\"_aws\":{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Samtycke\",\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"%s\"}]}]},\"%s\":%d}"
            .formatted(clock.millis(), metric, metric, value));
  }
}
