package fi.samtycke.files;

import fi.samtycke.platform.AwsClients;
import fi.samtycke.platform.Wiring;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;

/// The S3 client of a function. A file is small and wholly in memory: it goes in one piece, with a
/// checksum that its writer gives.
public final class S3 {
  private S3() {}

  static S3Client client(Wiring wiring) {
    return AwsClients.client(
        wiring,
        "S3",
        S3Client.builder()
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false)));
  }
}
