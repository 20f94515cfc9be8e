package fi.samtycke.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Addresses;
import fi.samtycke.local.InboxRoutes;
import fi.samtycke.local.LocalStack;
import fi.samtycke.local.SignInRoutes;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.run.Schedules;
import gg.jte.generated.local.JteclockGenerated;
import gg.jte.generated.local.JteconversationGenerated;
import gg.jte.generated.local.JtedeclarationGenerated;
import gg.jte.generated.local.JtedeclarationsGenerated;
import gg.jte.generated.local.JteinboxGenerated;
import gg.jte.generated.local.JtemailGenerated;
import gg.jte.generated.local.JtemailboxGenerated;
import gg.jte.generated.local.JtemessagesGenerated;
import gg.jte.generated.local.JtesigninGenerated;
import gg.jte.generated.local.JtestartGenerated;
import gg.jte.generated.local.JtetokenGenerated;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The pages of `/_local`, for people.
public final class Pages {
  /// No script, nothing from elsewhere; mails are shown under the same rules.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self';"
          + " form-action 'self'; frame-ancestors 'self'";

  private Pages() {}

  /// Whether the caller would rather see a page than JSON.
  public static boolean wanted(Context context) {
    return String.valueOf(context.header("Accept")).contains("text/html");
  }

  public static void start(Context context, LocalStack stack) {
    Map<String, String> addresses = Addresses.of(stack);
    show(context, page -> JtestartGenerated.render(page, null, stack, addresses));
  }

  public static void mailbox(Context context, List<SentMail> mails) {
    show(context, page -> JtemailboxGenerated.render(page, null, mails.reversed()));
  }

  public static void mail(Context context, SentMail mail) {
    show(context, page -> JtemailGenerated.render(page, null, mail));
  }

  public static void clock(Context context, LocalStack stack, List<Schedules.Run> ran) {
    show(context, page -> JteclockGenerated.render(page, null, stack, ran));
  }

  /// @param found the conversations as the API lists them
  public static void inbox(Context context, InboxRoutes.Desk desk, JsonNode found, String problem) {
    show(context, page -> JteinboxGenerated.render(page, null, desk, found, problem));
  }

  public static void conversation(Context context, InboxRoutes.Desk desk, JsonNode opened) {
    show(context, page -> JteconversationGenerated.render(page, null, desk, opened));
  }

  public static void messages(Context context, JsonNode opened, String problem) {
    show(context, page -> JtemessagesGenerated.render(page, null, opened, problem));
  }

  public static void declarations(Context context, List<String> controllers) {
    show(context, page -> JtedeclarationsGenerated.render(page, null, controllers));
  }

  public static void declaration(Context context, PrintedDeclaration printed) {
    show(context, page -> JtedeclarationGenerated.render(page, null, printed));
  }

  public static void signIn(Context context, List<SignInRoutes.Choice> choices) {
    show(context, page -> JtesigninGenerated.render(page, null, choices));
  }

  public static void token(Context context, String user, String token, List<String> addresses) {
    show(context, page -> JtetokenGenerated.render(page, null, user, token, addresses));
  }

  private static void show(Context context, Consumer<HtmlTemplateOutput> page) {
    StringOutput html = new StringOutput();
    page.accept(new OwaspHtmlTemplateOutput(html));
    context
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .html(html.toString());
  }
}
