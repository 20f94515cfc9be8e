package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.mail.letters.MailDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person is told of decisions on their data: what was corrected and what was not, and why
/// (GDPR Art. 12(3), (4), 16); that it will be used again (Art. 18(3)); what is erased; what was
/// found elsewhere. All are for requests that have an address.
public final class DecisionLetters {
  /// How far back the template lets a table be restored; no backup is older.
  public static final int RECOVERY_DAYS = 35;

  private DecisionLetters() {}

  /// @return empty when nothing was decided
  public static Optional<Mail> rectification(
      Controller controller, RightsCase request, List<Proposal> proposals) {
    List<Proposal> decisions = proposals.stream().filter(each -> !each.isOpen()).toList();
    if (decisions.isEmpty()) {
      return Optional.empty();
    }
    MailDraft mail = new MailDraft(controller, request.language(), "mail.rectification-letter");
    answering(mail, ".opening", controller, request)
        .add(new Block.Facts(rows(mail, controller, request, decisions)))
        .paragraph(".next");
    return Optional.of(closed(mail, ".subject", request));
  }

  public static Mail release(Controller controller, RightsCase request) {
    return ending("mail.release-letter", controller, request);
  }

  public static Mail disputeOver(Controller controller, RightsCase request) {
    return ending("mail.dispute-over-letter", controller, request);
  }

  /// The last mail to a person who asked to be erased: what is erased, what is kept, why and until
  /// when, and who else is told (Art. 12(3), 17(3), 19).
  ///
  /// @param searches the tasks of looking for them in systems outside
  public static Mail erasure(
      Controller controller, RightsCase request, ErasurePlan plan, List<Task> searches) {
    MailDraft mail = new MailDraft(controller, request.language(), "mail.erasure-letter");
    boolean withdrawn = request.kind() == RequestKind.WITHDRAWAL;
    answering(mail, withdrawn ? ".withdrawal-opening" : ".opening", controller, request)
        .paragraph(plan.entries().isEmpty() ? ".nothing-erased" : ".erased");
    if (!plan.kept().isEmpty()) {
      mail.paragraph(".kept")
          .add(new Block.Facts(plan.kept().stream().map(each -> kept(mail, each)).toList()));
    }
    if (!plan.recipients().isEmpty()) {
      mail.paragraph(".recipients")
          .add(
              new Block.Facts(
                  plan.recipients().stream()
                      .map(controller::recipientName)
                      .distinct()
                      .map(name -> mail.row(".recipient", name))
                      .toList()));
    }
    if (!searches.isEmpty()) {
      mail.paragraph(".searched")
          .add(
              new Block.Facts(
                  searches.stream()
                      .map(task -> task.place(controller, request.language()))
                      .map(name -> mail.row(".system", name))
                      .toList()));
    }
    mail.paragraph(
        ".copies",
        "days",
        RECOVERY_DAYS,
        "months",
        controller.evidence().ledger().toTotalMonths(),
        "years",
        controller.evidence().changeLog().getYears());
    String subject = plan.kept().isEmpty() ? ".subject" : ".kept-subject";
    return closed(mail, subject, request);
  }

  /// What came of looking for the person in systems outside (Art. 15).
  ///
  /// @return empty when nothing was looked for
  public static Optional<Mail> searches(
      Controller controller, RightsCase request, List<Task> searches) {
    MailDraft mail = new MailDraft(controller, request.language(), "mail.search-letter");
    List<Row> rows =
        searches.stream()
            .flatMap(search ->
                result(mail, search.state()).stream()
                    .map(result -> new Row(search.place(controller, request.language()), result)))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    answering(mail, ".opening", controller, request).add(new Block.Facts(rows));
    return Optional.of(closed(mail, ".subject", request));
  }

  private static Optional<String> result(MailDraft mail, TaskState state) {
    return switch (state) {
      case TaskState.Open _ -> Optional.empty();
      case TaskState.Done(var _, var sentOn, var _, var _) ->
          Optional.of(
              sentOn
                  .map(day -> mail.text(".sent", "day", mail.day(day)))
                  .orElseGet(() -> mail.text(".nothing")));
      case TaskState.Impossible(String reason, var _, var _) ->
          Optional.of(
              mail.text(".impossible", "reason", String.join(" ", reason.lines().toList())));
    };
  }

  private static Row kept(MailDraft mail, ErasurePlan.Kept kept) {
    return new Row(
        kept.until()
            .map(day -> mail.text(".until", "day", mail.day(day)))
            .orElseGet(() -> mail.text(".until-lifted")),
        kept.reason());
  }

  private static Mail ending(String id, Controller controller, RightsCase request) {
    MailDraft mail = new MailDraft(controller, request.language(), id);
    answering(mail, ".opening", controller, request).paragraph(".next");
    return closed(mail, ".subject", request);
  }

  private static List<Row> rows(
      MailDraft mail, Controller controller, RightsCase request, List<Proposal> decisions) {
    List<Row> rows = new ArrayList<>();
    for (Proposal each : decisions) {
      String label =
          controller.register("customers").fields().stream()
              .filter(field -> field.name().equals(each.field()))
              .map(Field::label)
              .map(text -> text.in(request.language()))
              .findFirst()
              .orElse(each.field());
      String decision = mail.text("." + each.decision().name().toLowerCase(Locale.ROOT));
      String value =
          each.decision() == Proposal.Decision.REFUSED ? decision : decision + " " + each.value();
      rows.add(new Row(label, value));
      if (!each.reason().isEmpty()) {
        rows.add(mail.row(".reason", String.join(" ", each.reason().lines().toList())));
      }
    }
    return rows;
  }

  /// Begins with which request it answers.
  private static MailDraft answering(
      MailDraft mail, String opening, Controller controller, RightsCase request) {
    String day = mail.day(request.receivedOn());
    return mail.paragraph(opening, "controller", controller.name(), "day", day);
  }

  /// Ends with where one may complain.
  private static Mail closed(MailDraft mail, String subject, RightsCase request) {
    return mail.complaint().toPerson(request.address().orElseThrow(), subject);
  }
}
