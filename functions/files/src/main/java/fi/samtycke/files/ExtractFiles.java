package fi.samtycke.files;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The bucket `Extracts`: the files of an extract until they have been sent, and for the few days
/// in which they may have to be sent again. The bucket itself forgets them then. A key is
/// `<controller>/<case id>.<extension>` and says nothing of a person.
public final class ExtractFiles {
  /// The forms of an extract: for people, and for programs.
  public static final List<String> EXTENSIONS = List.of("pdf", "json");

  private final Wiring wiring;
  private final String bucket;
  private @Nullable S3Client made;

  public ExtractFiles(Wiring wiring) {
    this.wiring = wiring;
    this.bucket = wiring.required("EXTRACTS_BUCKET");
  }

  /// Stores a file, instead of the one that was there. S3 compares it with its SHA-256.
  ///
  /// @param extension without a dot, of [#EXTENSIONS]
  public void put(
      ControllerId controller, EntryId caseId, String extension, byte[] bytes, String contentType) {
    s3().putObject(
            put ->
                put.bucket(bucket)
                    .key(key(controller, caseId, extension))
                    .contentType(contentType)
                    .checksumSHA256(Base64.getEncoder().encodeToString(sha256(bytes))),
            RequestBody.fromBytes(bytes));
  }

  /// @return empty when it was never stored, was erased, or its days are over
  public Optional<byte[]> find(ControllerId controller, EntryId caseId, String extension) {
    try {
      return Optional.of(
          s3().getObjectAsBytes(get -> get.bucket(bucket).key(key(controller, caseId, extension)))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }

  /// Erases all files of the case; says nothing when there are none.
  public void erase(ControllerId controller, EntryId caseId) {
    for (String extension : EXTENSIONS) {
      s3().deleteObject(delete -> delete.bucket(bucket).key(key(controller, caseId, extension)));
    }
  }

  /// Made at first use: most runs of the functions that send mails meet no extract.
  private S3Client s3() {
    S3Client client = made;
    if (client == null) {
      client = S3.client(wiring);
      made = client;
    }
    return client;
  }

  private static String key(ControllerId controller, EntryId caseId, String extension) {
    if (!EXTENSIONS.contains(extension)) {
      throw new IllegalArgumentException("no form of an extract: " + extension);
    }
    return controller + "/" + caseId + "." + extension;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
