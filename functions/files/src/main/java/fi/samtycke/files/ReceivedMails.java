package fi.samtycke.files;

import fi.samtycke.platform.Wiring;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The bucket `InboundMail`: mails as SES received them, under SES's message id, until they are
/// read.
public final class ReceivedMails {
  private final S3Client s3;
  private final String bucket;

  public ReceivedMails(Wiring wiring) {
    this.s3 = S3.client(wiring);
    this.bucket = wiring.required("INBOUND_MAIL_BUCKET");
  }

  /// Reads the beginning of a mail: what follows is not even fetched.
  ///
  /// @param most how many bytes of it
  /// @return empty when it is gone
  public Optional<byte[]> beginning(String messageId, int most) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(
                  get -> get.bucket(bucket).key(messageId).range("bytes=0-" + (most - 1)))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }

  /// Says nothing when it is gone.
  public void erase(String messageId) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(messageId));
  }
}
