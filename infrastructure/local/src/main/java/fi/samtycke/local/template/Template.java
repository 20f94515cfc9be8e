package fi.samtycke.local.template;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of the template runs on one machine.
///
/// @param functions by logical id
/// @param tables by logical id
/// @param buckets by logical id
/// @param secrets as `Ref` names them
public record Template(
    Map<String, Function> functions,
    Map<String, Table> tables,
    Map<String, Bucket> buckets,
    HttpApi api,
    List<Stream> streams,
    List<Schedule> schedules,
    List<Rule> rules,
    List<Receipt> receipts,
    Set<String> buses,
    Set<String> configurationSets,
    Set<String> secrets) {

  /// The id of the stack, as `AWS::StackId` gives it.
  public static final String STACK_ID = Names.STACK_ID;

  public static final String REGION = Names.REGION;
  public static final String ACCOUNT = Names.ACCOUNT;

  /// One function, its environment resolved.
  ///
  /// @param code the zip that is deployed, from the template's folder
  /// @param retries how often an asynchronous run is tried again
  /// @param rights what its role may do
  public record Function(
      String id,
      String handler,
      String code,
      Duration timeout,
      Map<String, String> environment,
      int retries,
      List<Right> rights) {}

  /// One thing that a role may do.
  ///
  /// @param action as IAM names it, `dynamodb:GetItem`
  /// @param resource its ARN, or the name of a secret; `*` at its end stands for anything
  public record Right(String action, String resource) {}

  /// One table.
  ///
  /// @param timeToLive the attribute that holds when an item ends
  /// @param streamed the view type of its stream
  public record Table(
      String id,
      String name,
      Map<String, String> attributes,
      List<Key> keys,
      List<Index> indexes,
      Optional<String> timeToLive,
      Optional<String> streamed) {}

  /// One part of a key.
  ///
  /// @param type `HASH` or `RANGE`
  public record Key(String attribute, String type) {}

  /// A global secondary index.
  public record Index(String name, List<Key> keys, String projection, List<String> attributes) {}

  /// One bucket.
  ///
  /// @param days after how many its objects end
  public record Bucket(String id, String name, Optional<Integer> days) {}

  /// The HTTP API.
  ///
  /// @param authorizers by name
  public record HttpApi(
      List<Route> routes, Map<String, Authorizer> authorizers, Optional<Cors> cors) {}

  /// A route to a function.
  ///
  /// @param authorizer the name of the authorizer, if one must be passed
  public record Route(String method, String path, String function, Optional<String> authorizer) {
    /// As API Gateway names it: `GET /{controller}/contact-form`.
    public String key() {
      return method + " " + path;
    }
  }

  /// What a token must be issued by and for.
  public record Authorizer(String issuer, List<String> audience) {}

  /// What API Gateway answers to other origins.
  public record Cors(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposed,
      int maxAge,
      boolean credentials) {}

  /// A stream that feeds a function.
  ///
  /// @param patterns of which one must match a stream record; empty takes all
  public record Stream(
      String id,
      String table,
      String function,
      int batchSize,
      List<String> patterns,
      boolean partialFailures,
      int retries) {}

  /// A schedule that starts a function.
  ///
  /// @param id the name of the event in the template
  /// @param expression `cron(...)` or `rate(...)`
  public record Schedule(
      String id, String function, String expression, ZoneId zone, String input) {}

  /// A rule that hands events of a bus to a function.
  ///
  /// @param bus the name of the bus it listens to
  public record Rule(String id, String bus, String pattern, String function) {}

  /// A rule for mail that comes in: keeps it in a bucket and tells a function.
  ///
  /// @param recipients addresses or domains; empty takes all
  /// @param bucket its name
  public record Receipt(String id, List<String> recipients, String bucket, String function) {}
}
