package fi.samtycke.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A key and certificate of our own for `localhost`, made by the JDK's keytool.
public record TlsIdentity(Path keyStore, String password, String certificate, String key) {
  private static final String PASSWORD = "changeit";

  static TlsIdentity in(Path folder) {
    try {
      Path keyStore = folder.resolve("mail.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "mail",
                  "-keyalg",
                  "RSA",
                  "-keysize",
                  "2048",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-validity",
                  "30",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  keyStore.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
      return new TlsIdentity(
          keyStore,
          PASSWORD,
          pem("CERTIFICATE", keys.getCertificate("mail").getEncoded()),
          pem("PRIVATE KEY", keys.getKey("mail", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static TlsIdentity make() {
    try {
      return in(Files.createTempDirectory("tls"));
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), kind);
  }
}
