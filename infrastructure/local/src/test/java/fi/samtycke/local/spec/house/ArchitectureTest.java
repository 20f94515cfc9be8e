package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import fi.samtycke.core.fixture.AddressToLog;
import fi.samtycke.core.fixture.KnowsJson;
import fi.samtycke.intake.fixture.KnowsRegisters;
import fi.samtycke.platform.Log;
import fi.samtycke.stores.dynamo.fixture.KnowsRegister;
import fi.samtycke.stores.fixture.LooksOutside;
import fi.samtycke.web.fixture.KnowsIntake;
import fi.samtycke.web.fixture.ThingHelper;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The house keeps its rules; and each rule finds what breaks it, so that none checks nothing.
class ArchitectureTest {
  private static final JavaClasses HOUSE = Rules.HOUSE_CLASSES;

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(Rules.CORE, KnowsJson.class),
        Arguments.of(Rules.chain("web"), KnowsIntake.class),
        Arguments.of(Rules.chain("intake"), KnowsRegisters.class),
        Arguments.of(Rules.stores("dynamo"), KnowsRegister.class),
        Arguments.of(Rules.NAMES, ThingHelper.class),
        Arguments.of(Rules.OUTSIDE_WORLD, LooksOutside.class),
        Arguments.of(Rules.LOG, AddressToLog.class),
        Arguments.of(Rules.HIDDEN, AddressToLog.class),
        Arguments.of(Rules.LOCAL_ENGINE, LooksOutside.class),
        Arguments.of(Rules.PRINTING, LooksOutside.class),
        Arguments.of(Rules.CATCHING, LooksOutside.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_house_keeps_the_rule_and_the_fixture_breaks_it(ArchRule rule, Class<?> fixture) {
    rule.check(HOUSE);
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(fixture)).hasViolation())
        .isTrue();
  }

  static Set<String> modules() {
    return Rules.CHAIN.keySet();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_knows_those_before_it_in_the_chain_and_no_other(String module) {
    Rules.chain(module).check(HOUSE);
  }

  @Test
  void every_module_has_its_place_in_the_chain() {
    Set<String> modules = new HashSet<>();
    HOUSE.forEach(type -> modules.add(type.getPackageName().split("\\.")[2]));
    modules.remove("local");
    assertThat(modules).isEqualTo(Rules.CHAIN.keySet());
  }

  static Set<String> stores() {
    return Rules.STORES.keySet();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_package_of_the_stores_knows_those_before_it_and_no_other(String each) {
    Rules.stores(each).check(HOUSE);
  }

  static Set<String> rights() {
    return Rules.RIGHTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("rights")
  void a_package_of_the_rights_knows_those_that_it_stands_on_and_no_other(String each) {
    Rules.rights(each).check(HOUSE);
  }

  @Test
  void every_package_of_the_stores_has_its_place() {
    Set<String> packages = new HashSet<>();
    HOUSE.stream()
        .map(type -> type.getPackageName())
        .filter(name -> name.startsWith("fi.samtycke.stores"))
        .forEach(name -> packages.add(name.replaceFirst("fi.samtycke.stores\\.?", "")));
    assertThat(packages).isEqualTo(Rules.STORES.keySet());
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(unmarked(HOUSE)).isEmpty();
    assertThat(unmarked(new ClassFileImporter().importClasses(ThingHelper.class)))
        .containsExactly("fi.samtycke.web.fixture");
  }

  /// Names, ids, numbers, instants, constants and faults: nothing that a person typed fits in.
  @Test
  void the_log_takes_nothing_that_can_hold_personal_data() {
    Set<Class<?>> harmless =
        Set.of(
            String.class,
            fi.samtycke.core.Loggable.class,
            long.class,
            Instant.class,
            Enum.class,
            Throwable.class);
    List<Method> methods =
        Arrays.stream(Log.Line.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .toList();
    assertThat(methods)
        .isNotEmpty()
        .allSatisfy(method -> {
          assertThat(harmless).containsAll(List.of(method.getParameterTypes()));
          assertThat(Arrays.stream(method.getParameterTypes()).filter(String.class::equals))
              .as("only a field's own name is a text")
              .hasSizeLessThan(2);
        });
  }

  private static List<String> unmarked(JavaClasses classes) {
    return classes.stream()
        .map(type -> type.getPackage())
        .distinct()
        .filter(each -> !isMarked(each))
        .map(JavaPackage::getName)
        .toList();
  }

  private static boolean isMarked(JavaPackage each) {
    return each.tryGetPackageInfo()
        .map(file -> file.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }
}
