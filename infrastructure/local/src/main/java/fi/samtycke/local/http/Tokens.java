package fi.samtycke.local.http;

import fi.samtycke.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/// Issues access tokens like Cognito's, and takes them like API Gateway's JWT authorizer.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">authorizer</a>
public final class Tokens {
  private static final Duration VALID = Duration.ofHours(1);
  private static final RsaJsonWebKey KEY = key();

  private final Map<String, Template.Authorizer> authorizers;
  private final InstantSource clock;

  public Tokens(Map<String, Template.Authorizer> authorizers, InstantSource clock) {
    this.authorizers = authorizers;
    this.clock = clock;
  }

  /// The stable id of a user.
  public static String sub(String user) {
    return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// An access token of the user, for an hour of the local clock.
  public String issue(String user, List<String> groups) {
    Template.Authorizer authorizer =
        authorizers.values().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the template has no authorizer"));
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setSubject(sub(user));
    claims.setStringListClaim("cognito:groups", groups);
    claims.setIssuer(authorizer.issuer());
    claims.setStringClaim("client_id", authorizer.audience().getFirst());
    claims.setStringClaim("token_use", "access");
    claims.setStringClaim("scope", "openid");
    claims.setClaim("auth_time", now.getEpochSecond());
    claims.setIssuedAt(date(now));
    claims.setExpirationTime(date(now.plus(VALID)));
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setStringClaim("username", user);
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(KEY.getPrivateKey());
    token.setKeyIdHeaderValue(KEY.getKeyId());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return token.getCompactSerialization();
    } catch (JoseException unsigned) {
      throw new IllegalStateException("a token cannot be signed", unsigned);
    }
  }

  /// The claims of a token that the authorizer takes, all of them texts as API Gateway makes them:
  /// a list is `[a b]`.
  Optional<Map<String, String>> claims(String authorizer, String authorization) {
    Template.Authorizer asked = authorizers.get(authorizer);
    if (asked == null) {
      return Optional.empty();
    }
    String token = authorization.replaceFirst("(?i)^Bearer ", "");
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKey(KEY.getPublicKey())
              .setJwsAlgorithmConstraints(
                  AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
              .setEvaluationTime(date(clock.instant()))
              .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
              .setRequireExpirationTime()
              .setExpectedIssuer(asked.issuer())
              .setSkipDefaultAudienceValidation()
              .build()
              .processToClaims(token);
      return audience(claims).stream().anyMatch(asked.audience()::contains)
          ? Optional.of(texts(claims))
          : Optional.empty();
    } catch (InvalidJwtException | MalformedClaimException _) {
      return Optional.empty();
    }
  }

  private static List<String> audience(JwtClaims claims) throws MalformedClaimException {
    List<String> audience = new ArrayList<>();
    if (claims.hasAudience()) {
      audience.addAll(claims.getAudience());
    } else if (claims.hasClaim("client_id")) {
      audience.add(claims.getStringClaimValue("client_id"));
    }
    return audience;
  }

  private static Map<String, String> texts(JwtClaims claims) {
    Map<String, String> texts = new LinkedHashMap<>();
    claims
        .getClaimsMap()
        .forEach((name, value) ->
            texts.put(
                name,
                value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                    : String.valueOf(value)));
    return texts;
  }

  private static NumericDate date(Instant instant) {
    return NumericDate.fromSeconds(instant.getEpochSecond());
  }

  private static RsaJsonWebKey key() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("local");
      return key;
    } catch (JoseException impossible) {
      throw new IllegalStateException("this JVM makes no RSA keys", impossible);
    }
  }
}
