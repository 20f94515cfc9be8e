package fi.samtycke.consent;

import fi.samtycke.core.consent.PurposeChoice;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.web.input.Form;
import java.util.List;
import java.util.function.UnaryOperator;

/// The boxes of a form, one for each purpose: `purpose.<id>`. None is ticked beforehand.
final class PurposeBoxes {
  private PurposeBoxes() {}

  static String name(String purpose) {
    return "purpose." + purpose;
  }

  /// The ids of the purposes that a person is asked about.
  static List<String> asked(Controller controller) {
    return controller.quarantine().purposes().stream().map(Purpose::id).toList();
  }

  static boolean anyTicked(Form form) {
    return form.names().stream()
        .anyMatch(field -> field.startsWith(name("")) && form.isTicked(field));
  }

  /// What was ticked. A box of a purpose that is not among them is none.
  static PurposeChoice ticked(Form form, List<String> purposes) {
    return PurposeChoice.of(purposes, purpose -> form.isTicked(name(purpose)));
  }

  /// @param words what a tick says, by the id of the purpose
  static List<Box> of(List<String> purposes, UnaryOperator<String> words) {
    return purposes.stream().map(id -> new Box(name(id), words.apply(id))).toList();
  }
}
