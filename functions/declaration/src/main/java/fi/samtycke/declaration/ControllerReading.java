package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Choice;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.Identity;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Notice;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.declaration.RecipientKind;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.core.declaration.rules.EvidenceRules;
import fi.samtycke.core.declaration.rules.IntakeRules;
import fi.samtycke.core.declaration.rules.MailRules;
import fi.samtycke.core.declaration.rules.MailboxRules;
import fi.samtycke.core.declaration.rules.QuarantineRules;
import fi.samtycke.core.declaration.rules.ReEntryRules;
import fi.samtycke.core.declaration.rules.Relation;
import fi.samtycke.core.declaration.rules.RightsRules;
import java.time.Duration;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes a controller of its compact declaration.
final class ControllerReading {
  private static final LocalText NO_TEXT = new LocalText("", "", "");
  private final Tree declared;

  ControllerReading(Tree declared) {
    this.declared = declared;
  }

  Controller controller() {
    Tree mail = declared.tree("mail");
    return new Controller(
        new ControllerId(declared.text("id")),
        declared.text("version"),
        declared.text("name"),
        identity(declared.tree("identity")),
        languages(),
        ZoneId.of(declared.text("zone")),
        declared.text("publicUrl"),
        List.copyOf(declared.texts("websites")),
        new MailRules(mail.text("from"), mail.text("info")),
        intake(),
        mailbox(declared.tree("retention").tree("contact-form").tree("mailbox")),
        ChatReading.rules(declared),
        ChatReading.outside(declared.tree("retention").tree("chat")),
        registers(),
        roles(),
        quarantine(declared.tree("quarantine")),
        reEntry(declared.tree("reEntry")),
        evidence(declared.tree("evidence")),
        period(declared.tree("cookies").tree("language"), "keep"),
        provenance(),
        rights(declared.tree("rights")),
        recipients(),
        outsideSystems());
  }

  private static Identity identity(Tree identity) {
    return new Identity(
        stated(identity, "businessId"), stated(identity, "address"), stated(identity, "telephone"));
  }

  private List<Language> languages() {
    List<Language> languages = new ArrayList<>();
    for (String tag : declared.texts("languages")) {
      languages.add(Language.of(tag).orElseThrow());
    }
    return List.copyOf(languages);
  }

  private IntakeRules intake() {
    Tree intake = declared.tree("intake");
    return new IntakeRules(
        intake.number("postsPerSource"),
        duration(intake, "window"),
        period(declared.tree("retention").tree("contact-form"), "copy"));
  }

  static MailboxRules mailbox(Tree rules) {
    List<MonthDay> days = new ArrayList<>();
    for (String day : rules.texts("emptied")) {
      days.add(MonthDay.parse("--" + day));
    }
    return new MailboxRules(
        List.copyOf(days),
        List.copyOf(rules.texts("folders")),
        period(rules, "keep"),
        period(rules, "preview"),
        period(rules, "postpone"),
        period(rules, "postponeAtMost"));
  }

  private List<Register> registers() {
    List<Register> registers = new ArrayList<>();
    for (Tree register : declared.trees("registers")) {
      String id = register.text("id");
      Tree responsible = declared.tree("responsible").tree(id);
      registers.add(
          new Register(
              id,
              text(register, "name"),
              fields(register),
              responsible(responsible),
              notice(register.tree("notice"))));
    }
    return List.copyOf(registers);
  }

  private static Notice notice(Tree declared) {
    List<Notice.Basis> bases = new ArrayList<>();
    for (Tree basis : declared.trees("bases")) {
      bases.add(new Notice.Basis(basis.text("article"), text(basis, "name")));
    }
    return new Notice(
        List.copyOf(bases),
        names(declared.trees("recipients")),
        names(declared.trees("transfers")));
  }

  private static List<LocalText> names(List<Tree> declared) {
    return declared.stream().map(tree -> text(tree, "name")).toList();
  }

  private static ResponsiblePerson responsible(Tree declared) {
    return new ResponsiblePerson(
        text(declared, "role"), declared.text("contact"), stated(declared, "telephone"));
  }

  private static List<Field> fields(Tree register) {
    List<Field> fields = new ArrayList<>();
    for (Tree group : register.trees("groups")) {
      for (Tree field : group.trees("fields")) {
        fields.add(
            new Field(
                field.text("name"),
                FieldType.valueOf(field.text("type").replace('-', '_').toUpperCase(Locale.ROOT)),
                field.flag("required"),
                field.number("maxLength"),
                text(field, "label"),
                field.has("help") ? text(field, "help") : NO_TEXT,
                group.text("id"),
                choices(field)));
      }
    }
    return List.copyOf(fields);
  }

  private static List<Choice> choices(Tree field) {
    List<Choice> choices = new ArrayList<>();
    if (field.has("choices")) {
      for (Tree choice : field.trees("choices")) {
        choices.add(new Choice(choice.text("value"), text(choice, "label")));
      }
    }
    return List.copyOf(choices);
  }

  private List<Role> roles() {
    List<Role> roles = new ArrayList<>();
    for (Tree role : declared.trees("roles")) {
      roles.add(new Role(role.text("id"), text(role, "label"), Set.copyOf(role.texts("may"))));
    }
    return List.copyOf(roles);
  }

  private List<ProvenanceKind> provenance() {
    List<ProvenanceKind> kinds = new ArrayList<>();
    for (Tree kind : declared.tree("collection").trees("provenance")) {
      kinds.add(new ProvenanceKind(kind.text("id"), kind.number("informs"), text(kind, "label")));
    }
    return List.copyOf(kinds);
  }

  private static QuarantineRules quarantine(Tree rules) {
    return new QuarantineRules(
        rules.number("days"),
        List.copyOf(rules.numbers("reminderDays")),
        List.copyOf(rules.numbers("indirectReminderDays")),
        rules.number("sweepHour"),
        rules.number("hardLimitDays"),
        rules.number("stubDays"),
        period(rules, "keep"),
        purposes(rules),
        relations(rules));
  }

  private static List<Relation> relations(Tree rules) {
    List<Relation> relations = new ArrayList<>();
    for (Tree relation : rules.trees("relations")) {
      relations.add(
          new Relation(
              relation.text("id"), purpose(relation.tree("purpose")), relation.flag("asked")));
    }
    return List.copyOf(relations);
  }

  private static List<Purpose> purposes(Tree rules) {
    return rules.trees("purposes").stream().map(ControllerReading::purpose).toList();
  }

  private static Purpose purpose(Tree purpose) {
    return new Purpose(
        purpose.text("id"),
        text(purpose, "text"),
        text(purpose, "name"),
        text(purpose, "statement"),
        purpose.flag("marketing"));
  }

  private static ReEntryRules reEntry(Tree rules) {
    Tree first = rules.tree("firstMails");
    Tree mails = rules.tree("quarantineMails");
    return new ReEntryRules(
        period(rules.tree("refused"), "for"),
        period(rules.tree("complained"), "for"),
        period(rules.tree("expired"), "for"),
        first.number("most"),
        duration(first, "within"),
        mails.number("most"),
        period(mails, "within"));
  }

  private static RightsRules rights(Tree rules) {
    return new RightsRules(
        period(rules, "answerWithin"),
        period(rules, "extension"),
        period(rules, "challenge"),
        rules.numbers("pushDays").stream().sorted(Comparator.reverseOrder()).toList(),
        period(rules, "tasksWithin"),
        period(rules, "extractFile"),
        period(rules, "addressCooling"),
        period(rules, "keep"),
        text(rules, "authority"));
  }

  private List<Recipient> recipients() {
    List<Recipient> recipients = new ArrayList<>();
    for (Tree recipient : declared.trees("recipients")) {
      recipients.add(
          new Recipient(
              recipient.text("id"),
              recipient.text("name"),
              kind(recipient),
              recipient.text("country"),
              List.copyOf(recipient.texts("registers")),
              recipient.has("fields") ? List.copyOf(recipient.texts("fields")) : List.of()));
    }
    return List.copyOf(recipients);
  }

  static RecipientKind kind(Tree recipient) {
    return RecipientKind.valueOf(recipient.text("kind").toUpperCase(Locale.ROOT));
  }

  private List<OutsideSystem> outsideSystems() {
    List<OutsideSystem> systems = new ArrayList<>();
    for (Tree system : declared.trees("systems")) {
      systems.add(
          new OutsideSystem(
              system.text("id"),
              text(system, "name"),
              system.texts("by").getFirst(),
              system.text("host"),
              List.copyOf(system.texts("registers"))));
    }
    return List.copyOf(systems);
  }

  private static EvidenceRules evidence(Tree rules) {
    return new EvidenceRules(
        period(rules, "ledger"),
        period(rules, "receipts"),
        period(rules, "seals"),
        period(rules, "changeLog"),
        period(rules, "outbox"),
        period(rules, "digestKeys"));
  }

  private static LocalText text(Tree tree, String key) {
    Tree text = tree.tree(key);
    return new LocalText(text.text("sv"), text.text("fi"), text.text("en"));
  }

  /// Empty for what is missing, and for what the company says that it has not said.
  static Optional<String> stated(Tree tree, String key) {
    return tree.has(key)
        ? Optional.of(tree.text(key)).filter(value -> !value.equals("not-stated"))
        : Optional.empty();
  }

  static Period period(Tree tree, String key) {
    return Period.parse(tree.text(key));
  }

  static Duration duration(Tree tree, String key) {
    return Duration.parse(tree.text(key));
  }
}
