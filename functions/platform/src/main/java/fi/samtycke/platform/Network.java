package fi.samtycke.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The way to AWS over the network: the JDK's own connections under its own TLS context, handed to
/// the SDK's client ready made. Left to itself the client looks for proxies and makes a context of
/// its own, which costs every cold start some 30 ms.
final class Network {
  /// Three attempts that are not answered stay below the ten seconds that a function on the request
  /// path has.
  private static final int CONNECT_MILLIS = 1_000;

  private static final int READ_MILLIS = 3_000;

  private Network() {}

  static SdkHttpClient client() {
    return UrlConnectionHttpClient.create(Network::open);
  }

  private static HttpURLConnection open(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      return connection;
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
