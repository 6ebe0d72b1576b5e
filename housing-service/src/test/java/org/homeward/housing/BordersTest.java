package org.homeward.housing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The borders between the packages of this service, and a violation of each that proves that the rule bites. */
class BordersTest {

    private static final ArchRule DOMAIN_IS_PURE = classes()
            .that()
            .resideInAPackage("..housing..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..housing..domain..",
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.time..",
                    "java.nio.charset..",
                    "org.jspecify..");
    private static final ArchRule DOMAIN_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("..housing..domain..")
            .should()
            .callMethod(java.time.Instant.class, "now");
    private static final ArchRule PERSISTENCE_KNOWS_NO_EDGE = noClasses()
            .that()
            .resideInAPackage("..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..housing.api..", "..housing.messaging..", "jakarta.ws.rs..");
    private static final ArchRule EDGES_BEGIN_NO_TRANSACTION = noClasses()
            .that()
            .resideInAPackage("..housing..api..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.homeward.kit.db.Transactions");
    private static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.homeward.admission..",
                    "org.homeward.capacity..",
                    "org.homeward.discharge..",
                    "org.homeward.gateway..");

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.homeward.housing");

    @Test
    void theServiceKeepsItsBorders() {
        assertThat(SERVICE.size()).isGreaterThan(30);
        for (ArchRule rule : List.of(
                DOMAIN_IS_PURE,
                DOMAIN_HAS_NO_CLOCK,
                PERSISTENCE_KNOWS_NO_EDGE,
                EDGES_BEGIN_NO_TRANSACTION,
                NO_OTHER_SERVICE)) {
            rule.check(SERVICE);
        }
    }

    @Test
    void theRulesBite() {
        JavaClasses violations = new ClassFileImporter().importPackages("org.homeward.housing.violations");
        for (ArchRule rule : List.of(
                DOMAIN_IS_PURE,
                DOMAIN_HAS_NO_CLOCK,
                PERSISTENCE_KNOWS_NO_EDGE,
                EDGES_BEGIN_NO_TRANSACTION,
                NO_OTHER_SERVICE)) {
            assertThatThrownBy(() -> rule.check(violations))
                    .as(rule.getDescription())
                    .isInstanceOf(AssertionError.class);
        }
    }
}
