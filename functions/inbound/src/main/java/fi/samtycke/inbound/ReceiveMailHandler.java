package fi.samtycke.inbound;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes a mail to the address of a controller: SES has put it into the bucket and tells of it.
public final class ReceiveMailHandler implements RequestStreamHandler {
  private final ReceiveMail receiveMail;
  private final Log log;

  public ReceiveMailHandler() {
    this(Wiring.ofProcess());
  }

  public ReceiveMailHandler(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    this.receiveMail =
        new ReceiveMail(wiring, dynamoDb, new Work(wiring, dynamoDb, new SecureRandom()));
    this.log = wiring.log();
  }

  /// @throws IllegalStateException when it could not be taken now; says nothing of the mail
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Object records = JsonReader.at(JsonReader.read(input), "Records");
    for (Object each : records instanceof List<?> list ? list : List.of()) {
      IncomingMail mail = IncomingMail.of(JsonReader.at(each, "ses"));
      switch (Attempt.at(
          () -> {
            receiveMail.receive(mail);
            return true;
          })) {
        case Attempt.Done<Boolean> _ -> {}
        case Attempt.Faulted<Boolean>(RuntimeException fault) -> {
          log.event("mail.not-received").fault(fault).write();
          throw new IllegalStateException("the mail was not received");
        }
      }
    }
  }
}
