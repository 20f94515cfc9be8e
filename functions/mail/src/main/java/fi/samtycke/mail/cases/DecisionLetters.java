package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person is told of decisions on their data: what was corrected and what was not, and why
/// (GDPR Art. 12(3), (4), 16); that it will be used again (Art. 18(3)).
public final class DecisionLetters {
  private DecisionLetters() {}

  /// @return empty when the address is gone, or nothing was decided
  public static Optional<Mail> rectification(
      Controller controller, RightsCase request, List<Proposal> proposals) {
    List<Proposal> decisions = proposals.stream().filter(each -> !each.isOpen()).toList();
    return request
        .address()
        .filter(_ -> !decisions.isEmpty())
        .map(_ ->
            mail(
                "mail.rectification-letter.",
                controller,
                request,
                rows(controller, request.language(), decisions)));
  }

  /// @return empty when the address is gone
  public static Optional<Mail> release(Controller controller, RightsCase request) {
    return request.address().map(_ -> mail("mail.release-letter.", controller, request, List.of()));
  }

  /// @return empty when the address is gone
  public static Optional<Mail> disputeOver(Controller controller, RightsCase request) {
    return request
        .address()
        .map(_ -> mail("mail.dispute-over-letter.", controller, request, List.of()));
  }

  private static List<Row> rows(
      Controller controller, Language language, List<Proposal> decisions) {
    Texts texts = Texts.in(language);
    List<Row> rows = new ArrayList<>();
    for (Proposal each : decisions) {
      String label =
          controller.register("customers").fields().stream()
              .filter(field -> field.name().equals(each.field()))
              .map(Field::label)
              .map(text -> text.in(language))
              .findFirst()
              .orElse(each.field());
      String decision =
          texts.get("mail.rectification-letter." + each.decision().name().toLowerCase(Locale.ROOT));
      String value =
          each.decision() == Proposal.Decision.REFUSED ? decision : decision + " " + each.value();
      rows.add(new Row(label, value));
      if (!each.reason().isEmpty()) {
        rows.add(new Row(texts.get("mail.rectification-letter.reason"), oneLine(each.reason())));
      }
    }
    return rows;
  }

  private static String oneLine(String words) {
    return String.join(" ", words.lines().toList());
  }

  private static Mail mail(String id, Controller controller, RightsCase request, List<Row> rows) {
    Texts texts = Texts.in(request.language());
    List<Block> blocks = new ArrayList<>();
    blocks.add(CaseMails.answering(id, texts, controller, request));
    if (!rows.isEmpty()) {
      blocks.add(new Block.Facts(rows));
    }
    blocks.add(new Block.Paragraph(texts.get(id + "next")));
    blocks.add(CaseMails.complaint(texts, controller, request));
    return CaseMails.mail(id, controller, request, blocks);
  }
}
