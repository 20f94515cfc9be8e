package fi.samtycke.mailbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Dovecot from Debian's packages, in a folder of its own, on a port of its own.
public final class DovecotServer implements MailServer {
  private static final Path BINARY = Path.of("/usr/sbin/dovecot");
  private static final int TRIES = 200;

  private final Path folder;
  private final int port;
  private final Process process;

  /// @param settings lines of `dovecot.conf` behind ours
  public DovecotServer(String settings) {
    try {
      folder = Files.createTempDirectory(Path.of("/tmp"), "dovecot");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      port = freePort();
      Files.createDirectory(folder.resolve("mail"));
      Files.setPosixFilePermissions(
          folder.resolve("mail"), PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.writeString(folder.resolve("cert.pem"), IDENTITY.certificate());
      Files.writeString(folder.resolve("key.pem"), IDENTITY.key());
      Path conf = Files.writeString(folder.resolve("dovecot.conf"), configuration() + settings);
      process =
          new ProcessBuilder(BINARY.toString(), "-F", "-c", conf.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      waitUntilItListens();
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  public static boolean isInstalled() {
    return Files.isExecutable(BINARY);
  }

  private String configuration() {
    boolean root = System.getProperty("user.name").equals("root");
    String self = System.getProperty("user.name");
    String users =
        root ? "" : "default_internal_user = %s\ndefault_login_user = %s\n".formatted(self, self);
    return """
    protocols = imap
    listen = 127.0.0.1
    base_dir = %1$s/run
    state_dir = %1$s/state
    log_path = %1$s/log
    ssl = required
    ssl_cert = <%1$s/cert.pem
    ssl_key = <%1$s/key.pem
    mail_location = sdbox:%1$s/mail
    first_valid_uid = 1
    mail_fsync = never
    mail_max_userip_connections = 100
    %2$s
    namespace inbox {
      inbox = yes
      separator = .
    }
    passdb {
      driver = static
      args = password=%4$s
    }
    userdb {
      driver = static
      args = uid=%5$s gid=%6$s home=%1$s/mail
    }
    service imap-login {
      chroot =
      inet_listener imap {
        port = 0
      }
      inet_listener imaps {
        port = %3$d
        ssl = yes
      }
    }
    service anvil {
      chroot =
    }
    """
        .formatted(folder, users, port, password(), root ? "mail" : self, root ? "mail" : self);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String password() {
    return "hästar&batteri";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitUntilItListens() throws IOException {
    for (int attempt = 0; attempt < TRIES && process.isAlive(); attempt++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
      }
    }
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "Dovecot does not start: %s",
            Files.readString(folder.resolve("said"), StandardCharsets.UTF_8)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
