package fi.samtycke.local.template;

import java.util.List;
import java.util.Map;

/// Reads `AWS::SES::ReceiptRule`, which keeps a mail in a bucket and then tells a function.
final class Receipts {
  private Receipts() {}

  /// @param buckets logical ids by name
  /// @param functions logical ids by ARN
  static Template.Receipt read(
      String id, Part properties, Map<String, String> buckets, Map<String, String> functions) {
    Part rule = properties.part("Rule");
    if (!rule.flag("Enabled", false) || !rule.flag("ScanEnabled", false)) {
      throw new TemplateRefused(rule.where(), "should be enabled, and scan what comes in");
    }
    List<Part> actions = rule.parts("Actions");
    if (actions.size() != 2 || !actions.get(0).has("S3Action")) {
      throw new TemplateRefused(rule.where(), "should keep the mail and then tell a function");
    }
    Part keep = actions.get(0).part("S3Action");
    String bucket = keep.text("BucketName");
    Part tell = actions.get(1).part("LambdaAction");
    String function = functions.get(tell.text("FunctionArn"));
    if (!buckets.containsKey(bucket) || function == null) {
      throw new TemplateRefused(rule.where(), "names no bucket or function of this template");
    }
    if (!tell.optionalText("InvocationType").orElse("Event").equals("Event")) {
      throw new TemplateRefused(tell.where(), "should tell the function later");
    }
    List<String> recipients = rule.texts("Recipients");
    keep.without("IamRoleArn").done();
    tell.done();
    actions.forEach(Part::done);
    rule.without("Name", "TlsPolicy").done();
    properties.without("RuleSetName", "After").done();
    return new Template.Receipt(id, recipients, bucket, function);
  }
}
