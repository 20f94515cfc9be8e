package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Listings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How a contact's data stand in an item, in quarantine and in the register alike.
public final class ContactItems {
  static final String FIELDS = "fields";
  private static final String LANGUAGE = "language";
  private static final String PROVENANCE_KIND = "provenanceKind";
  private static final String PROVENANCE_DATE = "provenanceDate";
  private static final String PROVENANCE_NOTE = "provenanceNote";
  private static final String INFORMATION_ARTICLE = "informationArticle";
  private static final String ENTERED_BY = "enteredBy";
  private static final String ENTERED_AT = "enteredAt";
  private static final String MESSAGE = "message";
  static final String MAILS = "mails";
  static final String MAIL_TIMES = "mailTimes";

  private ContactItems() {}

  public static Attributes write(Attributes item, ContactData data) {
    Provenance provenance = data.provenance();
    return item.with(FIELDS, data.fields())
        .with(LANGUAGE, data.language().tag())
        .with(PROVENANCE_KIND, provenance.kind())
        .with(PROVENANCE_DATE, provenance.date().toString())
        .with(PROVENANCE_NOTE, provenance.note())
        .with(INFORMATION_ARTICLE, provenance.informationArticle())
        .with(ENTERED_BY, data.enteredBy())
        .with(ENTERED_AT, data.enteredAt())
        .with(MESSAGE, data.message().map(EntryId::value));
  }

  public static ContactData read(Attributes item) {
    return new ContactData(
        item.textMap(FIELDS),
        Language.of(item.required(LANGUAGE)).orElse(Language.SV),
        new Provenance(
            item.required(PROVENANCE_KIND),
            item.count(INFORMATION_ARTICLE),
            LocalDate.parse(item.required(PROVENANCE_DATE)),
            item.required(PROVENANCE_NOTE)),
        item.required(ENTERED_BY),
        item.at(ENTERED_AT),
        item.optional(MESSAGE).map(EntryId::new));
  }

  /// What somebody entered.
  public static Listings.Only enteredBy(Actor actor) {
    return new Listings.Only(ENTERED_BY, List.of(actor.text()));
  }

  /// The mails that asked; a receipt of a consent keeps them in the same form.
  public static List<AskingMail> mails(Attributes item) {
    List<AskingMail> mails = new ArrayList<>();
    List<String> times = item.texts(MAIL_TIMES);
    for (String messageId : item.texts(MAILS)) {
      mails.add(new AskingMail(messageId, Instant.parse(times.get(mails.size()))));
    }
    return mails;
  }
}
