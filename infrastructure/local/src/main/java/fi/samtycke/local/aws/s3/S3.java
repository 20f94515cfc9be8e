package fi.samtycke.local.aws.s3;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// S3, path style: takes, gives and deletes whole objects, and refuses what it does not know.
///
/// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
public final class S3 {
  public static final String PATH = "/s3";

  private static final String OBJECT = PATH + "/{bucket}/<key>";
  private static final Set<String> HEADERS =
      Set.of(
          "x-amz-checksum-sha256",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-sdk-checksum-algorithm",
          "x-amz-security-token");
  private static final Set<String> QUERY = Set.of("x-id");
  private static final Pattern FROM_THE_BEGINNING = Pattern.compile("bytes=0-(\\d{1,9})");

  private final Buckets buckets;

  public S3(Buckets buckets) {
    this.buckets = buckets;
  }

  public void add(RoutesConfig routes) {
    routes.put(OBJECT, this::put);
    routes.get(OBJECT, this::get);
    routes.head(OBJECT, this::get);
    routes.delete(OBJECT, this::delete);
    routes.exception(S3Refused.class, S3::refuse);
  }

  /// The operation that a request means.
  public static String operation(String method) {
    return switch (method) {
      case "PUT" -> "PutObject";
      case "GET" -> "GetObject";
      case "HEAD" -> "HeadObject";
      case "DELETE" -> "DeleteObject";
      default -> method;
    };
  }

  private void put(Context context) {
    String bucket = bucket(context);
    byte[] content = context.bodyAsBytes();
    String checksum = sha256(content);
    String given = context.header("x-amz-checksum-sha256");
    if (context.header(Header.CONTENT_ENCODING) != null) {
      throw new S3Refused(501, "NotImplemented", "Content-Encoding is not known here.");
    }
    if (given != null && !given.equals(checksum)) {
      throw new S3Refused(400, "BadDigest", "The content is not what its checksum says.");
    }
    String type = context.contentType();
    buckets.put(
        bucket, context.pathParam("key"), type == null ? "binary/octet-stream" : type, content);
    context.header(Header.ETAG, etag(content));
  }

  private void get(Context context) {
    StoredObject object =
        buckets
            .find(bucket(context), context.pathParam("key"))
            .orElseThrow(
                () -> new S3Refused(404, "NoSuchKey", "The specified key does not exist."));
    byte[] content = object.content();
    context
        .contentType(object.contentType())
        .header(Header.ETAG, etag(content))
        .header(
            Header.LAST_MODIFIED,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                object.storedAt().atOffset(ZoneOffset.UTC)));
    Optional<String> range = Optional.ofNullable(context.header(Header.RANGE));
    if (range.isPresent()) {
      int end = end(range.get(), content.length);
      context
          .status(206)
          .header(Header.CONTENT_RANGE, "bytes 0-%d/%d".formatted(end - 1, content.length))
          .result(Arrays.copyOf(content, end));
    } else {
      context.result(content);
    }
  }

  /// @return how many bytes the range asks for
  private static int end(String range, int length) {
    Matcher asked = FROM_THE_BEGINNING.matcher(range);
    if (!asked.matches()) {
      throw new S3Refused(501, "NotImplemented", "The range " + range + " is not known here.");
    }
    if (length == 0) {
      throw new S3Refused(416, "InvalidRange", "The requested range is not satisfiable");
    }
    return Math.min(Integer.parseInt(asked.group(1)) + 1, length);
  }

  private void delete(Context context) {
    buckets.delete(bucket(context), context.pathParam("key"));
    context.status(204);
  }

  private String bucket(Context context) {
    context
        .headerMap()
        .keySet()
        .forEach(name -> known(name.toLowerCase(Locale.ROOT), HEADERS, "x-amz-"));
    context.queryParamMap().keySet().forEach(name -> known(name, QUERY, ""));
    String bucket = context.pathParam("bucket");
    if (!buckets.has(bucket)) {
      throw new S3Refused(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return bucket;
  }

  private static void known(String name, Set<String> names, String prefix) {
    if (name.startsWith(prefix) && !names.contains(name)) {
      throw new S3Refused(501, "NotImplemented", "The local stack does not know " + name);
    }
  }

  private static void refuse(S3Refused refused, Context context) {
    context
        .status(refused.status())
        .contentType("application/xml")
        .result(S3Refused.xml(refused.code(), String.valueOf(refused.getMessage())));
  }

  private static String etag(byte[] content) {
    return "\"" + sha256(content).substring(0, 32) + "\"";
  }

  private static String sha256(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
