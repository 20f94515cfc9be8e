package fi.samtycke.mail.letters;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// The one layout of every mail, as text and as HTML; its templates are compiled with the module.
public final class MailLayout {
  private static final String TEMPLATE = "mail.jte";
  private final TemplateEngine html = engine(ContentType.Html, "gg.jte.generated.mail.html");
  private final TemplateEngine text = engine(ContentType.Plain, "gg.jte.generated.mail.text");

  public String html(Mail mail) {
    return render(html, mail);
  }

  public String text(Mail mail) {
    return render(text, mail);
  }

  private static String render(TemplateEngine engine, Mail mail) {
    StringOutput output = new StringOutput();
    engine.render(TEMPLATE, mail, output);
    return output.toString();
  }

  private static TemplateEngine engine(ContentType contentType, String packageName) {
    return TemplateEngine.createPrecompiled(
        null, contentType, MailLayout.class.getClassLoader(), packageName);
  }
}
