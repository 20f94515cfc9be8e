package fi.samtycke.rights.rectification;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What staff decided, field by field. Values bind as those of an employee's entry do; an amended
/// or refused one needs a reason. What the person proposed is accepted as it is, so it need not be
/// said again. A new address of which staff did not make sure waits until both addresses agree.
///
/// @param fields of the contact as they are to be
/// @param asked what becomes of the address once both agree; empty when nobody is asked
record DecisionsBody(
    List<Proposal> decisions, Map<String, String> fields, Optional<Proposal> asked) {

  /// What is other from now on.
  List<String> changed() {
    return decisions.stream()
        .filter(each -> !each.isOpen() && each.decision() != Decision.REFUSED)
        .map(Proposal::field)
        .toList();
  }

  private static final String EMAIL = CorrectContact.EMAIL;

  static Input.Outcome<DecisionsBody> read(
      Register register,
      Map<String, String> held,
      List<Proposal> known,
      Form body,
      Actor actor,
      Instant now) {
    Register person = register.only(field -> field.group().equals("person"));
    List<Proposal> decisions = new ArrayList<>();
    Input in = new Input(body);
    Map<String, String> wanted = new LinkedHashMap<>(held);
    List<Form> all = body.forms("decisions");
    if (all.isEmpty()) {
      in.fault("decisions", "required");
    }
    for (Form one : all) {
      String field = one.text("field");
      Optional<Decision> decision = decision(one.text("decision"));
      boolean declared = person.fields().stream().map(Field::name).anyMatch(field::equals);
      boolean twice = decisions.stream().map(Proposal::field).anyMatch(field::equals);
      if (!declared || twice || decision.isEmpty()) {
        in.fault(declared ? field : "field", declared ? "unknown-choice" : "unknown-field");
        continue;
      }
      String reason = one.text("reason").strip();
      if (reason.isEmpty() && decision.get() != Decision.ACCEPTED) {
        in.fault(field + ".reason", "required");
      }
      Optional<String> proposed = proposed(known, field);
      String said = one.text("value");
      switch (decision.get()) {
        case PROPOSED, AWAITED, REFUSED -> {}
        case ACCEPTED -> {
          if (proposed.isPresent() && !said.isEmpty() && !proposed.get().equals(said)) {
            in.fault(field + ".value", "not-as-proposed");
          }
        }
        case AMENDED -> {
          if (said.isEmpty()) {
            in.fault(field + ".value", "required");
          }
        }
      }
      String value = said.isEmpty() ? proposed.orElse("") : said;
      if (decision.get() != Decision.REFUSED) {
        wanted.put(field, value);
      }
      decisions.add(new Proposal(field, value, decision.get(), reason, actor.text(), now));
    }
    Map<String, String> values = in.object(new Form(wanted)).fields(person);
    Map<String, String> fields = new LinkedHashMap<>(held);
    person.fields().forEach(field -> fields.remove(field.name()));
    fields.putAll(values);
    String how = in.words("verified", 2_000).orElse("");
    Optional<Proposal> asked =
        how.isEmpty() && isMoved(held, fields)
            ? decisions.stream()
                .filter(each -> each.field().equals(EMAIL))
                .map(each -> each.as(each.decision(), fields.getOrDefault(EMAIL, "")))
                .findFirst()
            : Optional.empty();
    if (asked.isPresent()) {
      fields.put(EMAIL, held.getOrDefault(EMAIL, ""));
    }
    return in.whole(() ->
        new DecisionsBody(
            decisions.stream().map(each -> settled(each, asked, how)).toList(), fields, asked));
  }

  /// Another spelling is no other address.
  private static boolean isMoved(Map<String, String> held, Map<String, String> fields) {
    return !address(held).equals(address(fields));
  }

  private static String address(Map<String, String> fields) {
    return new EmailAddress(fields.getOrDefault(EMAIL, "")).comparable();
  }

  /// What was proposed for a field and is not settled yet.
  private static Optional<String> proposed(List<Proposal> known, String field) {
    return known.stream()
        .filter(each -> each.field().equals(field) && each.isOpen())
        .map(Proposal::value)
        .findFirst();
  }

  /// How staff made sure stands beside the reason: nobody asks for one without the other.
  private static Proposal settled(Proposal each, Optional<Proposal> asked, String how) {
    if (!each.field().equals(EMAIL) || each.decision() == Decision.REFUSED) {
      return each;
    }
    return asked
        .map(waiting -> waiting.as(Decision.AWAITED, waiting.value()))
        .orElseGet(() -> each.because((each.reason() + "\n" + how).strip()));
  }

  static String word(Decision decision) {
    return switch (decision) {
      case PROPOSED -> "proposed";
      case ACCEPTED -> "accept";
      case AMENDED -> "amend";
      case REFUSED -> "refuse";
      case AWAITED -> "awaiting";
    };
  }

  private static Optional<Decision> decision(String word) {
    for (Decision decision : Decision.values()) {
      boolean byStaff = decision != Decision.PROPOSED && decision != Decision.AWAITED;
      if (byStaff && word(decision).equals(word)) {
        return Optional.of(decision);
      }
    }
    return Optional.empty();
  }
}
