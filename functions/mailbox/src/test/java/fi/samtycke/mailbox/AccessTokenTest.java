package fi.samtycke.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.stores.StoreExtension;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D12: a mailbox at Microsoft 365 is opened with a token, which the client asks for with its own
/// secret, and with nothing else.
class AccessTokenTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  @RegisterExtension private final Purging purging = new Purging(store);
  private final GreenMailServer server = new GreenMailServer();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer issuer;

  @BeforeEach
  void begin() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    issuer.createContext(
        "/tenant/oauth2/v2.0/token",
        call -> {
          asked.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer =
              "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\"}"
                  .formatted(server.password())
                  .getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(status, answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    issuer.start();
    purging.knowing(
        server.secret(
            """
            "tokenEndpoint":"http://127.0.0.1:%d/tenant/oauth2/v2.0/token",\
            "clientId":"c 1","clientSecret":"s&=+","scope":"https://outlook.office365.com/.default"\
            """
                .formatted(issuer.getAddress().getPort())));
  }

  @AfterEach
  void end() {
    issuer.stop(0);
    server.close();
  }

  @Test
  void D12_the_token_opens_the_mailbox() {
    server.receive("INBOX", Mails.instants(4));
    purging.request(true);
    purging.run(Purging.ALWAYS);
    assertThat(Set.of(asked.getFirst().split("&", -1)))
        .containsExactlyInAnyOrder(
            "grant_type=client_credentials",
            "client_id=c+1",
            "client_secret=s%26%3D%2B",
            "scope=https%3A%2F%2Foutlook.office365.com%2F.default");
    try (MailProgram program = server.program()) {
      assertThat(program.received("INBOX")).hasSize(2);
    }
  }

  @Test
  void D12_an_issuer_that_refuses_and_one_that_is_down_are_told_apart() {
    EntryId id = purging.request(true);
    status = 401;
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.NOT_ADMITTED);
    status = 503;
    store.clock.advance(Duration.ofHours(1));
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.UNREACHABLE);
    issuer.stop(0);
    store.clock.advance(Duration.ofHours(1));
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.UNREACHABLE);
    assertThat(purging.purge(id).attempts()).isEqualTo(3);
  }
}
