package fi.samtycke.local.template;

/// The template says something that the local stack does not know, so that what would run here
/// would not be what is deployed. The message is one sentence with the place.
public final class TemplateRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  TemplateRefused(String where, String why) {
    super("template: " + where + " " + why);
  }
}
