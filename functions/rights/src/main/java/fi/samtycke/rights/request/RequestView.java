package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import fi.samtycke.web.input.Form;
import java.util.List;
import java.util.Map;

/// What the page shows on which a person asks.
///
/// @param typed what stands in the form
/// @param errors what is wrong with which field, in words
/// @param choices the rights to choose from
/// @param challengeDays how long a request waits to be confirmed
/// @param keepMonths how long an answered one is kept
public record RequestView(
    Form typed,
    Map<String, String> errors,
    List<String> choices,
    int challengeDays,
    long keepMonths)
    implements PersonalData {

  public String typed(String field) {
    return typed.text(field);
  }

  public boolean isWrong(String field) {
    return errors.containsKey(field);
  }

  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /// The id on the page at which the field begins.
  public String anchor(String field) {
    return field.equals("kind") ? choices.getFirst() : field;
  }

  @Override
  public String toString() {
    return "RequestView[redacted]";
  }
}
