package fi.samtycke.mail.letters;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Task;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reminds the responsible person of what is to be done at a recipient. Names nobody: the recipient
/// and this system know whom it is about by ids.
public final class TaskNotice {
  private static final String ID = "mail.task-due-notice.";

  private TaskNotice() {}

  public static Mail of(Controller controller, Task task) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    String day = Calendar.day(task.dueOn(), language);
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(texts.get(ID + "kind"), texts.get(ID + "kind." + task.kind().value())));
    rows.add(new Row(texts.get(ID + "recipient"), controller.recipientName(task.recipient())));
    if (!task.reference().isEmpty()) {
      rows.add(new Row(texts.get(ID + "reference"), task.reference()));
    }
    rows.add(
        new Row(
            texts.get(ID + "owner"),
            controller
                .role(task.ownerRole())
                .map(role -> role.label().in(language))
                .orElse(task.ownerRole())));
    rows.add(new Row(texts.get(ID + "due"), day));
    rows.add(new Row(texts.get(ID + "task"), task.id().value()));
    return new Mail(
        language,
        controller.mail().from(),
        controller.register(task.register()).responsible().contact(),
        Optional.empty(),
        texts.get(ID + "subject", "day", day),
        List.of(
            new Block.Paragraph(texts.get(ID + "opening", "controller", controller.name())),
            new Block.Facts(rows),
            new Block.Paragraph(texts.get(ID + "next"))));
  }
}
