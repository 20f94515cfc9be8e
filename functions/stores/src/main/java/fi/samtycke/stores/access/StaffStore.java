package fi.samtycke.stores.access;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table `Staff`: who of a firm has which roles. It decides; a token only offers.
public final class StaffStore {
  private final Table table;

  public StaffStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "STAFF_TABLE");
  }

  /// A person with access.
  ///
  /// @param rolesChangedAt a token issued before this instant is void
  public record Member(String subject, Set<String> roles, Instant rolesChangedAt) {}

  /// Reads strongly.
  public Optional<Member> find(ControllerId controller, String subject) {
    return table
        .find(controller + "#staff#" + subject, "staff")
        .map(item ->
            new Member(subject, Set.copyOf(item.texts("roles")), item.at("rolesChangedAt")));
  }
}
