package fi.samtycke.mailbox.imap;

import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.JsonReader;
import java.net.URI;
import java.util.Optional;

/// How a mailbox is reached, as the secret says it. Its text says nothing.
///
/// @param certificate in PEM, of a server whose own nobody else vouches for; empty for the usual
public record MailboxAccess(
    String host, int port, String user, Credentials credentials, String certificate) {
  private static final int IMAP_OVER_TLS = 993;

  /// What shows the server that we may.
  public sealed interface Credentials {
    record Password(String password) implements Credentials {
      @Override
      public String toString() {
        return "Password[redacted]";
      }
    }

    /// A token that is asked for with the client's own secret (RFC 6749 section 4.4) and shown by
    /// XOAUTH2, the only way that Microsoft 365 takes. See
    /// https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
    record ClientSecret(URI tokenEndpoint, String clientId, String clientSecret, String scope)
        implements Credentials {
      @Override
      public String toString() {
        return "ClientSecret[redacted]";
      }
    }
  }

  /// Reads `{"host","port","user","password"}`, or instead of the password `"tokenEndpoint",
  /// "clientId","clientSecret","scope"`; `"certificate"` if need be.
  ///
  /// @throws MailboxFault when something is missing
  static MailboxAccess read(Object secret) {
    return new MailboxAccess(
        required(secret, "host"),
        port(JsonReader.textAt(secret, "port")),
        required(secret, "user"),
        credentials(secret),
        JsonReader.textAt(secret, "certificate"));
  }

  private static Credentials credentials(Object secret) {
    if (JsonReader.textAt(secret, "tokenEndpoint").isEmpty()) {
      return new Credentials.Password(required(secret, "password"));
    }
    return new Credentials.ClientSecret(
        tokenEndpoint(required(secret, "tokenEndpoint")),
        required(secret, "clientId"),
        required(secret, "clientSecret"),
        required(secret, "scope"));
  }

  /// `http` is for a stand-in on one's own machine.
  private static URI tokenEndpoint(String text) {
    return Optional.of(text)
        .filter(url ->
            url.matches("https://[A-Za-z0-9.-]+(:\\d{1,5})?/[!-~]+")
                || url.matches("http://127\\.0\\.0\\.1:\\d{1,5}/[!-~]+"))
        .map(URI::create)
        .orElseThrow(() -> new MailboxFault(PurgeFault.SECRET_UNUSABLE));
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return IMAP_OVER_TLS;
    }
    if (!text.matches("[1-9]\\d{0,4}")) {
      throw new MailboxFault(PurgeFault.SECRET_UNUSABLE);
    }
    return Integer.parseInt(text);
  }

  private static String required(Object secret, String name) {
    String text = JsonReader.textAt(secret, name);
    if (text.isEmpty()) {
      throw new MailboxFault(PurgeFault.SECRET_UNUSABLE);
    }
    return text;
  }

  @Override
  public String toString() {
    return "MailboxAccess[redacted]";
  }
}
