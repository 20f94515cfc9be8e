package fi.samtycke.local.template;

import java.util.Optional;

/// Reads `AWS::S3::Bucket`. One that keeps versions is refused: what is erased would still be
/// there.
final class Buckets {
  private Buckets() {}

  static Template.Bucket read(String id, String name, Part properties) {
    Optional<Integer> days = Optional.empty();
    Part lifecycle = properties.part("LifecycleConfiguration");
    for (Part rule : lifecycle.parts("Rules")) {
      if (!rule.text("Status").equals("Enabled")) {
        throw new TemplateRefused(rule.where(), "is switched off; leave it out instead");
      }
      if (rule.has("ExpirationInDays")) {
        days = Optional.of(rule.number("ExpirationInDays", 0));
      }
      rule.without("AbortIncompleteMultipartUpload", "Id").done();
    }
    lifecycle.done();
    properties
        .without("BucketEncryption", "OwnershipControls", "PublicAccessBlockConfiguration", "Tags")
        .done();
    return new Template.Bucket(id, name, days);
  }
}
