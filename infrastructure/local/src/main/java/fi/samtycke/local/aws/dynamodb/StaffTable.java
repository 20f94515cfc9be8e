package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.GetItemRequest;
import com.amazonaws.services.dynamodbv2.model.PutItemRequest;
import fi.samtycke.local.template.Template;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives people access, as an administrator would: writes their item into the table of the staff.
public final class StaffTable {
  private final Database database;
  private final InstantSource clock;
  private final Optional<String> table;

  /// Finds the table by the variable that names it to the functions.
  public StaffTable(Template template, Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.table =
        template.functions().values().stream()
            .flatMap(each -> Optional.ofNullable(each.environment().get("STAFF_TABLE")).stream())
            .findFirst();
  }

  /// Gives the roles, from a second ago on, unless the person has just these.
  ///
  /// @throws IllegalArgumentException when the template has no table of the staff
  public void grant(String controller, String sub, Set<String> roles) {
    String name =
        table.orElseThrow(() -> new IllegalArgumentException("no function has a STAFF_TABLE"));
    Map<String, AttributeValue> key =
        Map.of(
            "pk", new AttributeValue(controller + "#staff#" + sub),
            "sk", new AttributeValue("staff"));
    Map<String, AttributeValue> there =
        database
            .engine()
            .getItem(Database.KEY, Template.REGION, new GetItemRequest(name, key, true))
            .getItem();
    AttributeValue before = there == null ? null : there.get("roles");
    if (before != null && Set.copyOf(before.getSS()).equals(roles)) {
      return;
    }
    Instant since = clock.instant().minusSeconds(1);
    PutItemRequest put =
        new PutItemRequest()
            .withTableName(name)
            .withItem(
                Map.of(
                    "pk", new AttributeValue(controller + "#staff#" + sub),
                    "sk", new AttributeValue("staff"),
                    "roles", new AttributeValue().withSS(roles),
                    "rolesChangedAt", new AttributeValue(since.toString()),
                    "formatVersion", new AttributeValue().withN("1")));
    database.engine().putItem(Database.KEY, Template.REGION, put);
  }
}
