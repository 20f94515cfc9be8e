package fi.samtycke.local.spec.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fi.samtycke.core.Loggable;
import fi.samtycke.core.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the house is built, in rules that can be broken.
final class Rules {
  /// Everything of ours but the tests.
  static final JavaClasses HOUSE_CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("fi.samtycke");

  private static final String HOUSE = "fi.samtycke.";

  /// Whom each module may know, besides itself and what is not ours.
  static final Map<String, List<String>> CHAIN =
      Map.ofEntries(
          Map.entry("core", List.<String>of()),
          Map.entry("declaration", List.of("core")),
          Map.entry("platform", List.of("core", "declaration")),
          Map.entry("stores", List.of("core", "declaration", "platform")),
          Map.entry("files", List.of("core", "declaration", "platform", "stores")),
          Map.entry("web", List.of("core", "declaration", "platform", "stores.access")),
          Map.entry("intake", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("consent", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("contacts", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("inbox", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("mailbox", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("imports", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("rights", List.of("core", "declaration", "platform", "stores", "web")),
          Map.entry("extracts", List.of("core", "declaration", "platform", "stores", "files")),
          Map.entry("erasure", List.of("core", "declaration", "platform", "stores", "files")),
          Map.entry("mail", List.of("core", "declaration", "platform", "stores", "files")),
          Map.entry("inbound", List.of("core", "declaration", "platform", "stores", "files")),
          Map.entry("retention", List.of("core", "declaration", "platform", "stores")),
          Map.entry("evidence", List.of("core", "declaration", "platform", "stores")));

  /// Whom each package of `stores` may know there: mechanisms first, then one thing stored after
  /// the other, last what reaches across the tables for one person.
  static final Map<String, List<String>> STORES =
      Map.ofEntries(
          Map.entry("dynamo", List.<String>of()),
          Map.entry("change", List.of("dynamo")),
          Map.entry("outbox", List.of("dynamo")),
          Map.entry("work", List.of("dynamo", "change", "outbox")),
          Map.entry("evidence", List.of("dynamo", "work")),
          Map.entry("digest", List.of("dynamo")),
          Map.entry("access", List.of("dynamo", "digest", "work")),
          Map.entry("register", List.of("dynamo", "change", "work", "evidence")),
          Map.entry(
              "quarantine", List.of("dynamo", "change", "work", "outbox", "evidence", "register")),
          Map.entry("conversation", List.of("dynamo", "change", "work")),
          Map.entry("cases", List.of("dynamo", "change", "work", "outbox", "digest", "register")),
          Map.entry("erasure", List.of("dynamo", "evidence", "cases")),
          Map.entry("mailbox", List.of("dynamo", "change")),
          Map.entry("holds", List.of("dynamo", "change", "work", "register", "conversation")),
          Map.entry(
              "tasks",
              List.of(
                  "dynamo",
                  "change",
                  "work",
                  "evidence",
                  "register",
                  "conversation",
                  "cases",
                  "erasure")),
          Map.entry(
              "subject",
              List.of(
                  "dynamo",
                  "change",
                  "work",
                  "outbox",
                  "evidence",
                  "digest",
                  "register",
                  "quarantine",
                  "conversation",
                  "cases",
                  "holds",
                  "tasks",
                  "erasure")));

  /// Whom each package of `rights` may know there.
  static final Map<String, List<String>> RIGHTS =
      Map.of(
          "cases", List.of(),
          "tasks", List.of(),
          "erasure", List.of(),
          "restriction", List.of("cases"),
          "rectification", List.of("cases"),
          "entries", List.of(),
          "desk", List.of("cases", "tasks"),
          "request", List.of("cases", "rectification"));

  /// What asks the outside world; [fi.samtycke.platform.Wiring] and the local stack may.
  private static final Map<String, Set<String>> OUTSIDE =
      Map.of(
          "java.lang.System", Set.of("getenv", "currentTimeMillis", "getProperty"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.InstantSource", Set.of("system"),
          "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
          "java.util.UUID", Set.of("randomUUID"));

  private Rules() {}

  static final ArchRule CORE =
      classes()
          .that()
          .resideInAPackage("fi.samtycke.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("fi.samtycke.core..", "java..", "org.jspecify.annotations");

  /// A rule for each module: a whitelist, because a blacklist can check nothing.
  static ArchRule chain(String module) {
    return whitelist(HOUSE, module, CHAIN.get(module));
  }

  /// The same for each package of `stores`.
  static ArchRule stores(String each) {
    return whitelist(HOUSE + "stores.", each, STORES.get(each));
  }

  /// The same for each package of `rights`.
  static ArchRule rights(String each) {
    return whitelist(HOUSE + "rights.", each, RIGHTS.get(each));
  }

  private static ArchRule whitelist(String root, String one, List<String> others) {
    List<String> known = new ArrayList<>(List.of(root + one + "..", "gg.jte.generated.."));
    others.forEach(other -> known.add(root + other + ".."));
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage(root + ".")
            .and(DescribedPredicate.not(resideInAnyPackage(known.toArray(String[]::new))));
    return noClasses()
        .that()
        .resideInAPackage(root + one + "..")
        .should()
        .dependOnClassesThat(are(foreign));
  }

  static final ArchRule NAMES =
      noClasses()
          .that()
          .resideInAPackage("fi.samtycke..")
          .should()
          .haveNameMatching(
              ".*(Impl|Utils?|Helper|Manager|Service|Dto|Info|Processor|[a-z]Controller)");

  static final ArchRule OUTSIDE_WORLD =
      noClasses()
          .that()
          .resideInAPackage("fi.samtycke..")
          .and()
          .resideOutsideOfPackages("fi.samtycke.local..", "fi.samtycke.declaration.build..")
          .and()
          .doNotHaveFullyQualifiedName("fi.samtycke.platform.Wiring")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it asks the outside world",
                  (JavaMethodCall call) ->
                      OUTSIDE
                          .getOrDefault(call.getTargetOwner().getName(), Set.of())
                          .contains(call.getName())));

  static final ArchRule LOG =
      noClasses()
          .that()
          .areAssignableTo(PersonalData.class)
          .should()
          .beAssignableTo(Loggable.class);

  static final ArchRule HIDDEN =
      classes()
          .that()
          .implement(PersonalData.class)
          .and()
          .areNotInterfaces()
          .should(declareToString());

  static final ArchRule LOCAL_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("fi.samtycke..")
          .and()
          .resideOutsideOfPackage("fi.samtycke.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.amazonaws.services.dynamodbv2..", "io.javalin..");

  static final ArchRule PRINTING =
      noClasses()
          .that()
          .resideInAPackage("fi.samtycke..")
          .and()
          .resideOutsideOfPackages("fi.samtycke.local..", "fi.samtycke.declaration.build..")
          .and()
          .doNotHaveFullyQualifiedName("fi.samtycke.platform.Log")
          .and()
          .doNotHaveFullyQualifiedName("fi.samtycke.evidence.VerifyChanges")
          .and()
          .doNotHaveFullyQualifiedName("fi.samtycke.rights.erasure.RestoreErasures")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /// The two boundaries of DESIGN: that of HTTP, and [fi.samtycke.platform.Attempt].
  static final ArchRule CATCHING =
      noClasses()
          .that()
          .resideInAPackage("fi.samtycke..")
          .and()
          .resideOutsideOfPackage("fi.samtycke.local..")
          .and()
          .doNotHaveFullyQualifiedName("fi.samtycke.web.HttpHandler")
          .and()
          .doNotHaveFullyQualifiedName("fi.samtycke.platform.Attempt")
          .should(catchEverything());

  private static ArchCondition<JavaClass> declareToString() {
    return new ArchCondition<>("declare a toString that hides the value") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, !ShownValue.of(type.reflect()), type.getName() + " shows its value"));
      }
    };
  }

  private static ArchCondition<JavaClass> catchEverything() {
    // The compiler itself catches Throwable, around resources and patterns.
    Set<String> broad = Set.of("java.lang.Exception", "java.lang.RuntimeException");
    return new ArchCondition<>("catch everything") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
            .flatMap(unit -> unit.getTryCatchBlocks().stream())
            .forEach(block -> {
              boolean everything =
                  block.getCaughtThrowables().stream().anyMatch(t -> broad.contains(t.getName()));
              events.add(
                  new SimpleConditionEvent(
                      type, everything, block.getSourceCodeLocation() + " catches everything"));
            });
      }
    };
  }
}
