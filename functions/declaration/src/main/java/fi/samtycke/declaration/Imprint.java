package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.ResponsiblePerson;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who a company is and how it is reached, in one line with commas between. What the declaration
/// does not state is left out.
public final class Imprint {
  private Imprint() {}

  /// Name, business id, postal address and telephone (GDPR Art. 13(1)(a), 14(1)(a)).
  public static String of(Controller controller, Language language) {
    Texts texts = Texts.in(language);
    return line(
        Stream.of(
            Optional.of(controller.name()),
            controller
                .identity()
                .businessId()
                .map(id -> texts.get("imprint.business-id", "businessId", id)),
            controller.identity().address(),
            controller.identity().telephone().map(number -> telephone(number, texts))));
  }

  /// The role and email address of who answers for a register, their telephone or else the
  /// company's, and the postal address.
  public static String reach(Controller controller, String register, Language language) {
    ResponsiblePerson responsible = controller.register(register).responsible();
    return line(
        Stream.of(
            Optional.of(responsible.role().in(language)),
            Optional.of(responsible.contact()),
            responsible
                .telephone()
                .or(controller.identity()::telephone)
                .map(number -> telephone(number, Texts.in(language))),
            controller.identity().address()));
  }

  /// How else a request is made than on the page: by telephone or letter too where the declaration
  /// states both a number and an address.
  public static String otherWays(Controller controller, String register, Language language) {
    boolean isStated =
        controller.identity().address().isPresent()
            && (controller.identity().telephone().isPresent()
                || controller.register(register).responsible().telephone().isPresent());
    return Texts.in(language)
        .get(
            isStated ? "my-data.other" : "my-data.other-reach",
            "reach",
            reach(controller, register, language));
  }

  private static String telephone(String number, Texts texts) {
    return texts.get("imprint.telephone", "telephone", number);
  }

  private static String line(Stream<Optional<String>> parts) {
    return parts.flatMap(Optional::stream).collect(Collectors.joining(", "));
  }
}
