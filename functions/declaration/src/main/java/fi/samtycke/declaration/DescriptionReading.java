package fi.samtycke.declaration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Description;
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
    String file = "/declaration/" + controller + ".json";
    try (InputStream in = DescriptionReading.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(controller + " is not declared");
      }
      try (JsonParser json = new JsonFactory().createParser(in)) {
        Tree whole = Tree.read(json, "", "");
        return new DescriptionReading(whole.tree("description")).description();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private Description description() {
    return new Description(purposes(), recipients(), periods(), sources(), rights());
  }

  private List<StatedPurpose> purposes() {
    List<StatedPurpose> purposes = new ArrayList<>();
    for (Tree purpose : said.trees("purposes")) {
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
    return List.of(
        new StatedPeriod("customers", text(customers.tree("active"), "text")),
        new StatedPeriod("customers", text(said.tree("quarantine"), "silent")),
        new StatedPeriod("chat", text(retention.tree("chat"), "text")),
        new StatedPeriod("contact-form", text(retention.tree("contact-form"), "text")),
        new StatedPeriod("cases", text(said.tree("rights"), "text")),
        new StatedPeriod("evidence", text(said.tree("evidence"), "text")));
  }

  private List<LocalText> sources() {
    Tree collection = said.tree("collection");
    return List.of(text(collection, "contact"), text(collection, "verification"));
  }

  private List<StatedRight> rights() {
    List<StatedRight> rights = new ArrayList<>();
    for (Tree channel : said.tree("rights").trees("channels")) {
      rights.add(
          new StatedRight(
              List.copyOf(channel.texts("registers")),
              channel.text("right"),
              text(channel, "text")));
    }
    return List.copyOf(rights);
  }

  private static LocalText text(Tree tree, String key) {
    Tree text = tree.tree(key);
    return SpelledOut.text(new LocalText(text.text("sv"), text.text("fi"), text.text("en")), tree);
  }
}
