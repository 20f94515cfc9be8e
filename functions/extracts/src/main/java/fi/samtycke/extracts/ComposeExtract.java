package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Description;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Extract.Words;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Section;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.stores.cases.CaseItems;
import fi.samtycke.stores.conversation.ConversationItems;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.register.ContactPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Puts what is held on a person into words: one extract, of which both files are made.
final class ComposeExtract {
  private static final String NEWSLETTER = "newsletter";

  private final Wording wording;
  private final ItemFacts items;
  private final Register customers;
  private final Holdings held;

  private ComposeExtract(Wording wording, Holdings held) {
    this.wording = wording;
    this.items = new ItemFacts(wording);
    this.customers = wording.controller().register("customers");
    this.held = held;
  }

  /// @param searched the systems that are still being searched, in one line; empty for none
  static Extract of(
      RightsCase request,
      Holdings held,
      Optional<String> searched,
      Wording wording,
      Description description,
      Instant now) {
    ComposeExtract compose = new ComposeExtract(wording, held);
    Controller controller = wording.controller();
    TableSections tables = new TableSections(wording, held);
    return new Extract(
        controller.id(),
        controller.name(),
        wording.language(),
        wording.text("title"),
        Calendar.day(LocalDate.ofInstant(now, controller.zone()), wording.language()),
        now,
        request.id(),
        controller.version(),
        compose.words(request, searched),
        Stream.of(
                compose.section("register", compose.contacts()),
                compose.section("quarantine", compose.quarantine()),
                compose.section("consents", compose.beside("consent", ContactPart.CONSENT)),
                compose.section(NEWSLETTER, compose.beside(NEWSLETTER, ContactPart.SUBSCRIPTION)),
                compose.section("conversations", compose.conversations()),
                compose.section("cases", compose.cases()),
                compose.section("mails", tables.mails()),
                compose.section("changes", tables.changes()),
                compose.section("notes", tables.notes()),
                compose.section("disclosures", tables.disclosures()),
                new Annex(wording, description).section())
            .filter(section -> !section.id().equals(NEWSLETTER) || !section.parts().isEmpty())
            .toList());
  }

  private Words words(RightsCase request, Optional<String> searched) {
    String kind = request.kind() == RequestKind.PORTABILITY ? "portability" : "access";
    ResponsiblePerson responsible = customers.responsible();
    return new Words(
        wording.text("page", "page", "{page}"),
        wording.text("contents"),
        wording.text("entries"),
        wording.text("nothing"),
        opening(kind, searched, responsible));
  }

  private List<String> opening(
      String kind, Optional<String> searched, ResponsiblePerson responsible) {
    List<String> opening = new ArrayList<>();
    opening.add(wording.text("opening." + kind, "controller", wording.controller().name()));
    searched
        .map(systems -> wording.text("opening.searching", "systems", systems))
        .ifPresent(opening::add);
    opening.add(wording.text("opening.reading"));
    opening.add(
        wording.text(
            "opening.contact",
            "role",
            responsible.role().in(wording.language()),
            "contact",
            responsible.contact()));
    return opening;
  }

  private Section section(String id, List<? extends Part> parts) {
    return new Section(
        id,
        wording.text("section." + id),
        wording.text("section." + id + ".note"),
        List.copyOf(parts));
  }

  /// The parts that each item comes to, collection by collection.
  private static List<Part> each(
      Map<EntryId, List<Attributes>> held, BiFunction<EntryId, Attributes, Optional<Part>> part) {
    List<Part> parts = new ArrayList<>();
    held.forEach(
        (id, collection) -> collection.forEach(item -> part.apply(id, item).ifPresent(parts::add)));
    return parts;
  }

  /// Contacts, and what stands beside them and has no section of its own.
  private List<Part> contacts() {
    return each(
        held.contacts(),
        (id, item) ->
            switch (ContactPart.of(item)) {
              case CONTACT -> Optional.of(items.facts("contact", named(id, item), customers));
              case OTHER -> part(item);
              case CONSENT, SUBSCRIPTION, DISCLOSURE -> Optional.empty();
            });
  }

  private List<Part> beside(String id, ContactPart wanted) {
    String title = wording.find("part." + id).orElse("");
    return each(
        held.contacts(),
        (_, item) ->
            ContactPart.of(item) == wanted
                ? Optional.of(items.facts(id, title, item, customers))
                : Optional.empty());
  }

  private List<Part> quarantine() {
    List<Part> parts =
        each(
            held.quarantine(),
            (id, item) -> Optional.of(items.facts("entry", named(id, item), customers)));
    held.address().forEach(item -> parts.add(items.facts("address", item, customers)));
    return parts;
  }

  private List<Part> conversations() {
    List<Part> parts = new ArrayList<>();
    held.conversations()
        .forEach((id, collection) -> {
          List<Attributes> messages = new ArrayList<>();
          List<Attributes> holds = new ArrayList<>();
          for (Attributes item : collection) {
            switch (ConversationItems.part(item)) {
              case HEAD -> {
                Register register =
                    wording.controller().register(ConversationItems.channel(item).register());
                parts.add(items.facts("conversation", named(id, item), register));
              }
              case MESSAGE -> messages.add(spoken(item));
              case OTHER -> holds.add(item);
              case READER -> {}
            }
          }
          if (!messages.isEmpty()) {
            parts.add(
                items.rows(
                    "messages",
                    wording.text("part.messages"),
                    List.of(
                        wording.column("sentAt", "when", 4),
                        wording.column("author", "who", 3),
                        wording.column("text", "what", 9)),
                    messages,
                    customers));
          }
          holds.forEach(hold -> part(hold).ifPresent(parts::add));
        });
    return parts;
  }

  /// A reply is by the role of whoever wrote it; a visitor's message by the person.
  private static Attributes spoken(Attributes message) {
    boolean byVisitor = !message.has("operator") && message.required("author").equals("visitor");
    Attributes told =
        ItemFacts.copy(message)
            .with("author", byVisitor ? "visitor" : "staff:" + message.text("operator", ""));
    told.values().remove("operator");
    return told;
  }

  private List<Part> cases() {
    return each(
        held.cases(),
        (id, item) ->
            item.required(Attributes.SK).equals(CaseItems.SK)
                ? Optional.of(items.facts("case", named(id, item), customers))
                : part(item));
  }

  /// An item of a collection, under the name of its family; what its key says besides is told too.
  private Optional<Part> part(Attributes item) {
    String key = item.required(Attributes.SK);
    int mark = key.indexOf('#');
    String family = mark < 0 ? key : key.substring(0, mark);
    Attributes told = ItemFacts.copy(item);
    if (mark >= 0) {
      told.with("key", key.substring(mark + 1));
    }
    String title = wording.find("part." + family).orElseGet(() -> wording.text("part.other"));
    Part.Facts facts = items.facts(family, title, told, customers);
    if (family.equals("proposal")) {
      facts = proposal(facts, key.substring(mark + 1));
    }
    return facts.facts().isEmpty() ? Optional.empty() : Optional.of(facts);
  }

  /// What was proposed for a field, in the words of the field.
  private Part.Facts proposal(Part.Facts proposal, String field) {
    List<Fact> facts = new ArrayList<>(proposal.facts());
    facts.replaceAll(fact ->
        fact.name().equals("value")
            ? new Fact(
                "value", fact.label(), wording.fieldValue(customers, field, fact.value().exact()))
            : fact);
    return new Part.Facts(proposal.id(), proposal.title(), facts);
  }

  private static Attributes named(EntryId id, Attributes item) {
    return ItemFacts.copy(item).with("id", id.value());
  }
}
