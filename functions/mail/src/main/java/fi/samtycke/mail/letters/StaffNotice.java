package fi.samtycke.mail.letters;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.util.List;
import java.util.Optional;

/// Tells the responsible person that something happened to an entry or a case. Names it by its id
/// only; who may see it finds it in the system.
public final class StaffNotice {
  private StaffNotice() {}

  public static Mail of(Controller controller, MailKind kind, EntryId entry) {
    return mail(controller, kind, "mail.entry", entry);
  }

  public static Mail ofCase(Controller controller, MailKind kind, EntryId request) {
    return mail(controller, kind, "mail.case", request);
  }

  private static Mail mail(Controller controller, MailKind kind, String label, EntryId about) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    String id = "mail." + kind.id();
    return new Mail(
        language,
        controller.mail().from(),
        controller.register("customers").responsible().contact(),
        Optional.empty(),
        texts.get(id + ".subject"),
        List.of(
            new Block.Paragraph(texts.get(id + ".opening", "controller", controller.name())),
            new Block.Facts(List.of(new Row(texts.get(label), about.value()))),
            new Block.Paragraph(texts.get(id + ".next"))));
  }
}
