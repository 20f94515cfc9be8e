package fi.samtycke.mail.letters;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Imprint;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mail to somebody outside of the firm. It ends with who sends it and, where it has a link, with
/// where that leads and what is never asked for there: by that it is told from one that imitates it.
public final class MailToPerson {
  private MailToPerson() {}

  /// @param replyTo where an answer goes
  public static Mail of(
      Controller controller,
      Language language,
      String from,
      String to,
      String replyTo,
      String subjectLine,
      List<Block> blocks) {
    List<Block> all = new ArrayList<>(blocks);
    all.add(sender(controller, language, blocks.stream().anyMatch(Block.Action.class::isInstance)));
    return new Mail(language, from, to, Optional.of(replyTo), subjectLine, List.copyOf(all));
  }

  private static Block.Sender sender(Controller controller, Language language, boolean links) {
    String imprint = Imprint.of(controller, language);
    String link =
        Texts.in(language).get("mail.sender.link", "publicUrl", controller.publicUrl());
    return new Block.Sender(links ? List.of(link, imprint) : List.of(imprint));
  }
}
