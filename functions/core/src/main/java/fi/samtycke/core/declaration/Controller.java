package fi.samtycke.core.declaration;

import fi.samtycke.core.declaration.rules.ChatRules;
import fi.samtycke.core.declaration.rules.EvidenceRules;
import fi.samtycke.core.declaration.rules.IntakeRules;
import fi.samtycke.core.declaration.rules.MailRules;
import fi.samtycke.core.declaration.rules.MailboxRules;
import fi.samtycke.core.declaration.rules.QuarantineRules;
import fi.samtycke.core.declaration.rules.ReEntryRules;
import fi.samtycke.core.declaration.rules.RightsRules;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// One controller, as its declaration says.
///
/// @param version the first 16 hexadecimal digits of the declaration's SHA-256; stands in receipts
/// @param languages offered, the default first
/// @param identity who it is, for whoever gets a mail or asks
/// @param zone where its calendar days begin and end
/// @param publicUrl what mailed links begin with, without a slash at the end
/// @param websites origins that may post to the intake and frame the form page
/// @param languageCookie how long the visitor's choice of language is remembered, anew at each
///   visit
/// @param outsideChats the chats that also lie at a vendor
/// @param provenance the ways by which contacts come in
public record Controller(
    ControllerId id,
    String version,
    String name,
    Identity identity,
    List<Language> languages,
    ZoneId zone,
    String publicUrl,
    List<String> websites,
    MailRules mail,
    IntakeRules intake,
    MailboxRules mailbox,
    ChatRules chat,
    Optional<OutsideCopy> outsideChats,
    List<Register> registers,
    List<Role> roles,
    QuarantineRules quarantine,
    ReEntryRules reEntry,
    EvidenceRules evidence,
    Period languageCookie,
    List<ProvenanceKind> provenance,
    RightsRules rights,
    List<Recipient> recipients,
    List<OutsideSystem> outsideSystems) {

  public Language defaultLanguage() {
    return languages.getFirst();
  }

  /// The declared register of this id. Every controller declares all four.
  public Register register(String id) {
    for (Register register : registers) {
      if (register.id().equals(id)) {
        return register;
      }
    }
    throw new IllegalStateException("the declaration of " + this.id + " has no register " + id);
  }

  public Optional<ProvenanceKind> provenance(String id) {
    return provenance.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  /// What a provenance is called; its id when it is not declared any more.
  public String provenanceName(String id, Language language) {
    return provenance(id).map(kind -> kind.label().in(language)).orElse(id);
  }

  /// When an obligation that was met, or given up, at an instant is forgotten.
  public Instant obligationGone(Instant met) {
    return met.atZone(zone).plus(evidence.outbox()).toInstant();
  }

  public Optional<Recipient> recipient(String id) {
    return recipients.stream().filter(recipient -> recipient.id().equals(id)).findFirst();
  }

  public Optional<OutsideSystem> outsideSystem(String id) {
    return outsideSystems.stream().filter(system -> system.id().equals(id)).findFirst();
  }

  /// What a recipient is called; the company's own name for what it keeps itself.
  public String recipientName(String id) {
    return recipient(id).map(Recipient::name).orElse(name);
  }

  /// What people call a place outside: the system, with whoever runs it unless they only run the
  /// machines; the recipient alone where it is no system.
  ///
  /// @param system its id, if it is one
  public String placeOutside(String recipient, Optional<String> system, Language language) {
    Optional<String> name = system.flatMap(this::outsideSystem).map(of -> of.name().in(language));
    boolean hosted =
        recipient(recipient).map(Recipient::kind).orElse(RecipientKind.HOST) == RecipientKind.HOST;
    return name.map(of -> hosted ? of : of + " (" + recipientName(recipient) + ")")
        .orElseGet(() -> recipientName(recipient));
  }

  public Optional<Role> role(String id) {
    return roles.stream().filter(role -> role.id().equals(id)).findFirst();
  }
}
