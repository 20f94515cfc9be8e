package fi.samtycke.mailbox.imap;

import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mailbox.imap.MailboxAccess.Credentials.ClientSecret;
import fi.samtycke.platform.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/// Gets an access token for a mailbox with the client's own credentials (RFC 6749 section 4.4).
public final class AccessTokens {
  private final SdkHttpClient http;

  public AccessTokens(SdkHttpClient http) {
    this.http = http;
  }

  /// @throws MailboxFault `NOT_ADMITTED` when the issuer refuses, `UNREACHABLE` when it cannot be
  ///   asked
  public String token(ClientSecret client) {
    byte[] form =
        form(Map.of(
                "grant_type", "client_credentials",
                "client_id", client.clientId(),
                "client_secret", client.clientSecret(),
                "scope", client.scope()))
            .getBytes(StandardCharsets.UTF_8);
    SdkHttpFullRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(client.tokenEndpoint())
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .putHeader("Content-Length", Integer.toString(form.length))
            .putHeader("Accept", "application/json")
            .build();
    try {
      return token(
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(request)
                      .contentStreamProvider(() -> new ByteArrayInputStream(form))
                      .build())
              .call());
    } catch (IOException unreachable) {
      throw new MailboxFault(PurgeFault.UNREACHABLE, unreachable);
    }
  }

  private static String token(HttpExecuteResponse answer) throws IOException {
    if (answer.httpResponse().statusCode() >= 500) {
      throw new MailboxFault(PurgeFault.UNREACHABLE);
    }
    if (!answer.httpResponse().isSuccessful() || answer.responseBody().isEmpty()) {
      throw new MailboxFault(PurgeFault.NOT_ADMITTED);
    }
    try (InputStream body = answer.responseBody().get()) {
      String token = JsonReader.textAt(JsonReader.read(body), "access_token");
      if (token.isEmpty()) {
        throw new MailboxFault(PurgeFault.NOT_ADMITTED);
      }
      return token;
    } catch (IllegalArgumentException noJson) {
      throw new MailboxFault(PurgeFault.NOT_ADMITTED);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
