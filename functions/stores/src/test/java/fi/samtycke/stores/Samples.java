package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.ContactData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Invented people, with everything that may be known of somebody and with nothing that need not.
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  public static final ChainHead HEAD = new ChainHead(3, "hash 3");
  public static final ChainHead NEXT = new ChainHead(4, "hash 4");

  /// By an employee, from a message, with every field of text there is.
  public static final ContactData FULL =
      new ContactData(
          Map.of("email", "Åsa@example.com", "name", "Åsa Öberg", "phone", "+358401234567"),
          Language.FI,
          new Provenance("trade-fair", 14, LocalDate.parse("2026-03-19"), "met at \"stand 7\""),
          "staff:anna",
          NOW.minusSeconds(60),
          Optional.of(new EntryId("0".repeat(24) + "77")));

  /// By a visitor, without a message and a name.
  public static final ContactData BARE =
      new ContactData(
          Map.of("email", "visitor@example.com"),
          Language.SV,
          new Provenance("contact-form", 13, LocalDate.parse("2026-03-20"), ""),
          "person",
          NOW,
          Optional.empty());

  private Samples() {}
}
