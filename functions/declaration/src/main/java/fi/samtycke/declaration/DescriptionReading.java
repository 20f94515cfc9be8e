package fi.samtycke.declaration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import fi.samtycke.core.declaration.Accountability;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Description;
import fi.samtycke.core.declaration.Description.StatedActivity;
import fi.samtycke.core.declaration.Description.StatedField;
import fi.samtycke.core.declaration.Description.StatedPeriod;
import fi.samtycke.core.declaration.Description.StatedPurpose;
import fi.samtycke.core.declaration.Description.StatedRecipient;
import fi.samtycke.core.declaration.Description.StatedRight;
import fi.samtycke.core.declaration.LocalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the words of a declaration from the end of its compact form, where no function looks that
/// somebody waits for.
public final class DescriptionReading {
  private static final LocalText NOTHING = new LocalText("", "", "");

  private final Tree said;

  private DescriptionReading(Tree said) {
    this.said = said;
  }

  /// @throws IllegalStateException when the controller is not declared
  public static Description of(ControllerId controller) {
    return new DescriptionReading(said(controller)).description();
  }

  /// What the company must be able to show besides: for its own record, not for an extract.
  ///
  /// @throws IllegalStateException when the controller is not declared
  public static Accountability accountability(ControllerId controller) {
    return new AccountabilityReading(said(controller)).accountability();
  }

  private static Tree said(ControllerId controller) {
    String file = "/declaration/" + controller + ".json";
    try (InputStream in = DescriptionReading.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(controller + " is not declared");
      }
      try (JsonParser json = new JsonFactory().createParser(in)) {
        return Tree.read(json, "", "").tree("description");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private Description description() {
    return new Description(
        activities(), collected(), purposes(), recipients(), periods(), sources(), rights());
  }

  private List<StatedActivity> activities() {
    return said.trees("activities").stream()
        .map(activity ->
            new StatedActivity(activity.text("id"), text(activity, "name"), text(activity, "data")))
        .toList();
  }

  private List<StatedField> collected() {
    List<StatedField> collected = new ArrayList<>();
    for (Tree register : said.trees("registers")) {
      for (Tree each : register.trees("collected")) {
        collected.add(new StatedField(register.text("id"), each.text("name"), text(each, "label")));
      }
    }
    return List.copyOf(collected);
  }

  private List<StatedPurpose> purposes() {
    List<StatedPurpose> purposes = new ArrayList<>();
    for (Tree purpose : carried(said.trees("purposes"))) {
      Tree basis = purpose.tree("basis");
      purposes.add(
          new StatedPurpose(
              purpose.text("id"),
              purpose.text("register"),
              text(purpose, "text"),
              basis.text("article"),
              text(basis, "text")));
    }
    return List.copyOf(purposes);
  }

  private List<StatedRecipient> recipients() {
    List<StatedRecipient> recipients = new ArrayList<>();
    for (Tree recipient : said.trees("recipients")) {
      recipients.add(
          new StatedRecipient(
              recipient.text("id"),
              recipient.text("name"),
              ControllerReading.kind(recipient),
              recipient.text("country"),
              List.copyOf(recipient.texts("registers")),
              text(recipient, "text"),
              recipient.has("transfer") ? text(recipient.tree("transfer"), "text") : NOTHING));
    }
    return List.copyOf(recipients);
  }

  private List<StatedPeriod> periods() {
    Tree retention = said.tree("retention");
    Tree customers = retention.tree("customers");
    Tree mailbox = retention.tree("contact-form").tree("mailbox");
    mailbox.put("longest", ControllerReading.mailbox(mailbox).longest().toString());
    List<StatedPeriod> periods = new ArrayList<>();
    period(periods, "customers", customers.tree("active"), "text");
    period(periods, "customers", customers.tree("inactive"), "text");
    period(periods, "customers", said.tree("quarantine"), "silent");
    period(periods, "chat", retention.tree("chat"), "text");
    ChatReading.operatorCopies(said)
        .ifPresent(rules -> {
          Tree copies = retention.tree("chat").tree("operatorCopies");
          copies.put("longest", rules.longest().toString());
          period(periods, "chat", copies, "text");
        });
    period(periods, "contact-form", retention.tree("contact-form"), "text");
    period(periods, "cases", said.tree("rights"), "text");
    period(periods, "evidence", said.tree("evidence"), "text");
    for (Tree activity : said.trees("activities")) {
      period(periods, activity.text("id"), activity, "period");
    }
    return List.copyOf(periods);
  }

  /// Adds what is said, and carried out by something.
  private static void period(List<StatedPeriod> periods, String of, Tree rule, String key) {
    if (rule.has(key) && isCarried(rule)) {
      periods.add(new StatedPeriod(of, text(rule, key)));
    }
  }

  /// Without those that nothing carries out yet: nobody is told of them.
  private static List<Tree> carried(List<Tree> declared) {
    return declared.stream().filter(DescriptionReading::isCarried).toList();
  }

  private static boolean isCarried(Tree declared) {
    return !declared.has("carrier") || !declared.text("carrier").equals("none");
  }

  private List<LocalText> sources() {
    Tree collection = said.tree("collection");
    return List.of(text(collection, "contact"), text(collection, "verification"));
  }

  private List<StatedRight> rights() {
    List<StatedRight> rights = new ArrayList<>();
    for (Tree channel : carried(said.tree("rights").trees("channels"))) {
      rights.add(
          new StatedRight(
              List.copyOf(channel.texts("registers")),
              channel.text("right"),
              text(channel, "text")));
    }
    return List.copyOf(rights);
  }

  static LocalText text(Tree tree, String key) {
    Tree text = tree.tree(key);
    return SpelledOut.text(new LocalText(text.text("sv"), text.text("fi"), text.text("en")), tree);
  }
}
