package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.extract.MadeExtract.MadeFile;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.RegisterStore;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The parts of a case in the table `Cases` that tell of its extract: `extract` that it was made,
/// `making` that somebody is at it. Whoever wants it made anew erases `extract`.
public final class ExtractStore {
  public static final String SK = "extract";
  private static final String MAKING = "making";
  private static final String LEASE = "leaseUntil";

  private final Table table;
  private final Table register;

  public ExtractStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
    this.register = new Table(wiring, dynamoDb, "REGISTER_TABLE");
  }

  /// Reads strongly.
  public Optional<MadeExtract> find(ControllerId controller, EntryId id) {
    return table.find(CaseItems.pk(controller, id), SK).map(ExtractStore::read);
  }

  /// Takes the making of the extract for the length of a lease, so that the files in the bucket are
  /// always those of one maker.
  ///
  /// @return `false` when somebody else is at it
  public boolean claim(ControllerId controller, EntryId id, Instant now, Instant until) {
    Attributes item = Attributes.item(CaseItems.pk(controller, id), MAKING).with(LEASE, until);
    return Write.put(table, item)
        .when(Condition.absent().or(Condition.notAfter(LEASE, now)))
        .alone();
  }

  /// Gives it back. Condition: the lease is still this one.
  public Write release(ControllerId controller, EntryId id, Instant until) {
    return Write.delete(table, CaseItems.pk(controller, id), MAKING)
        .when(Condition.equal(LEASE, until));
  }

  /// Condition: none was made.
  public Write made(ControllerId controller, EntryId id, MadeExtract made) {
    return Write.insert(
        table,
        Attributes.item(CaseItems.pk(controller, id), SK)
            .with("madeAt", made.madeAt())
            .with("fileGoneAt", made.fileGoneAt())
            .with("pages", made.pages())
            .with("pdfSha256", made.pdf().sha256())
            .with("pdfSize", made.pdf().size())
            .with("jsonSha256", made.json().sha256())
            .with("jsonSize", made.json().size())
            .with("declaration", made.declaration()));
  }

  /// Lets it be made anew.
  public Write forget(ControllerId controller, EntryId id) {
    return Write.delete(table, CaseItems.pk(controller, id), SK);
  }

  /// Condition: the contact has not been erased since it was read.
  public Write stillThere(ControllerId controller, EntryId contact) {
    return Write.check(register, RegisterStore.pk(controller, contact), RegisterStore.CONTACT)
        .when(Condition.exists());
  }

  /// @param item under [#SK]
  public static MadeExtract read(Attributes item) {
    return new MadeExtract(
        new MadeFile(item.required("pdfSha256"), item.count("pdfSize")),
        new MadeFile(item.required("jsonSha256"), item.count("jsonSize")),
        item.count("pages"),
        item.at("madeAt"),
        item.at("fileGoneAt"),
        item.required("declaration"));
  }
}
