package dev.atrium.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.atrium.core.SendData;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/**
 * Which module may know which, over the classes of all of them: a new one is guarded on arrival.
 */
@AnalyzeClasses(
    packages = "dev.atrium",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoSharedTests.class})
class ArchitectureTest {
  /** Shared tests come from their folder in a quick build, from a jar in a whole one. */
  static final class NoSharedTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/test/");
    }
  }

  private static final String[] OUTGOING = {"dev.atrium.store..", "dev.atrium.media.."};
  private static final String[] SPEAKING_LIVEKIT = {
    "dev.atrium.livekit..", "dev.atrium.twirp..", "dev.atrium.webhook..", "dev.atrium.ws.signal.."
  };

  @ArchTest
  static final ArchRule modulesMeetOnlyInTheApi =
      slices()
          .matching("dev.atrium.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "dev.atrium.api..",
                  "dev.atrium.core",
                  "dev.atrium.core.access",
                  "dev.atrium.core.media"))
          .ignoreDependency(
              resideInAnyPackage(OUTGOING),
              resideInAnyPackage("dev.atrium.core.port", "dev.atrium.core.memory"))
          .ignoreDependency(
              resideInAnyPackage(SPEAKING_LIVEKIT), resideInAPackage("dev.atrium.livekit"))
          .ignoreDependency(resideInAPackage("dev.atrium.app.."), alwaysTrue());

  @ArchTest
  static final ArchRule theDomainKnowsNoLibraryAndNoContract =
      classes()
          .that()
          .resideInAPackage("dev.atrium.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.atrium.core..", "java..", "javax.crypto..", "org.jspecify..", "org.slf4j..");

  @ArchTest
  static final ArchRule theDomainIsGivenTimeAndChance =
      noClasses()
          .that()
          .resideInAPackage("dev.atrium.core..")
          .should()
          .accessTargetWhere(whatGivesTimeOrChance());

  @ArchTest
  static final ArchRule engineAndPortsAreWiredInOnePlace =
      classes()
          .that()
          .resideInAnyPackage("dev.atrium.core.engine..", "dev.atrium.core.port..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage(
              "dev.atrium.core..",
              "dev.atrium.store..",
              "dev.atrium.media..",
              "dev.atrium.app.config");

  @ArchTest
  static final ArchRule liveKitsMessagesStayOnItsWires =
      classes()
          .that()
          .resideInAPackage("dev.atrium.api.livekit..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage(
              "dev.atrium.api.livekit..",
              "dev.atrium.livekit..",
              "dev.atrium.twirp..",
              "dev.atrium.webhook..",
              "dev.atrium.ws.signal..");

  @ArchTest
  static final ArchRule liveKitsVocabularyIsNoWire =
      classes()
          .that()
          .resideInAPackage("dev.atrium.livekit..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.atrium.livekit..",
              "dev.atrium.api.livekit..",
              "dev.atrium.core",
              "dev.atrium.core.access",
              "dev.atrium.core.media",
              "java..",
              "com.google.protobuf..",
              "tools.jackson.core..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule wiresShowOnlyTheirAutoConfiguration =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.atrium.thrift..",
              "dev.atrium.twirp..",
              "dev.atrium.webhook..",
              "dev.atrium.ws.*..")
          .and()
          .haveSimpleNameNotEndingWith("AutoConfiguration")
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule theWebSocketWiresShareOnlyTheirParent =
      slices().matching("dev.atrium.ws.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule typesAreNamedForWhatTheyAre =
      classes()
          .that()
          .resideOutsideOfPackage("dev.atrium.api..")
          .and()
          .areNotAssignableTo(SendData.class) // the command of that RPC
          .should()
          .haveNameNotMatching(".*(Impl|Default|Base|Abstract|Manager|Helper|Utils?|Dto|Data)")
          .andShould()
          .haveNameNotMatching(".*[.$](Default|Base|Abstract)[A-Z][^.]*");

  @ArchTest
  static final ArchRule packagesAreNamedForConcepts =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..model..",
              "..dto..",
              "..entity..",
              "..entities..",
              "..exception..",
              "..exceptions..",
              "..util..",
              "..utils..",
              "..common..",
              "..helper..",
              "..impl..");

  @ArchTest
  static final ArchRule everyPackageSaysWhatMayBeNull =
      classes()
          .that()
          .resideOutsideOfPackage("dev.atrium.api..")
          .should(ArchCondition.from(residingInANullMarkedPackage()));

  @ArchTest
  static final ArchRule jsonIsReadByOneLibrary =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.google.gson..");

  /** Clocks of this machine, by whatever door, and every source of chance. */
  private static DescribedPredicate<JavaAccess<?>> whatGivesTimeOrChance() {
    return DescribedPredicate.describe(
        "target is a clock or a source of chance",
        access -> givesTimeOrChance(access.getTargetOwner(), access.getTarget().getName()));
  }

  private static boolean givesTimeOrChance(JavaClass owner, String member) {
    if (owner.isAssignableTo(RandomGenerator.class)) {
      return member.matches("<init>|current|of|getDefault|getInstance.*");
    }
    return switch (owner.getName()) {
      case "java.lang.System" -> member.matches("currentTimeMillis|nanoTime");
      case "java.lang.Math", "java.lang.StrictMath" -> member.equals("random");
      case "java.util.UUID" -> member.equals("randomUUID");
      default ->
          owner.getPackageName().startsWith("java.time") && member.matches("now|system.*|tick.*");
    };
  }

  private static DescribedPredicate<JavaClass> residingInANullMarkedPackage() {
    return DescribedPredicate.describe(
        "reside in a package that is @NullMarked",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }
}
