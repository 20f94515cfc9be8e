package fi.samtycke.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How a company is reached, as it has stated it.
class ImprintTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void nobody_is_sent_to_a_telephone_or_an_address_that_is_not_stated(Language language) {
    var controller = Declarations.load(List.of("btb-plaza"), "{}").all().getFirst();
    assertThat(controller.identity().telephone()).isEmpty();
    assertThat(controller.identity().address()).isEmpty();
    assertThat(Imprint.otherWays(controller, "customers", language))
        .contains(controller.register("customers").responsible().contact())
        .doesNotContainPattern("(?i)telefon|telephone|puhelim|brev|letter|kirje");
  }
}
