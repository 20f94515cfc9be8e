package fi.samtycke.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.declaration.build.CompactDeclarations;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// N1, N18: a made-up third controller is a thin file over the model.
class ThirdControllerTest {

  @BeforeAll
  static void compactItOntoTheClassPath() throws IOException, URISyntaxException {
    URL file = ThirdControllerTest.class.getResource("/controllers/northern-lights.yaml");
    Path controllers = Path.of(Objects.requireNonNull(file, "no fixture").toURI()).getParent();
    Path models = Path.of(System.getProperty("samtycke.home", ""), "infrastructure", "controllers");

    assertThat(CompactDeclarations.compact(controllers, models, controllers.resolveSibling(".")))
        .isEmpty();
  }

  @Test
  void it_loads_beside_the_others() {
    assertThat(Declarations.load(List.of("btb-plaza", "northern-lights"), "{}").all())
        .extracting(Controller::name)
        .containsExactly("BTB Plaza Ab", "Northern Lights Oy");
  }

  @Test
  void its_own_field_and_rules_are_its_own() {
    Controller controller = Declarations.load(List.of("northern-lights"), "{}").all().getFirst();

    assertThat(controller.languages()).containsExactly(Language.EN, Language.SV);
    assertThat(controller.register("contact-form").fields())
        .extracting(Field::name)
        .containsExactly("email", "message", "orderNumber");
    assertThat(controller.register("contact-form").group("optional"))
        .singleElement()
        .satisfies(field -> {
          assertThat(field.required()).isFalse();
          assertThat(field.label())
              .isEqualTo(new LocalText("Ordernummer", "Order number", "Order number"));
        });
    assertThat(controller.quarantine().days()).isEqualTo(7);
    assertThat(controller.intake().keepMessages()).isEqualTo(Period.ofMonths(1));
  }
}
