package org.homeward.admission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.homeward.admission.borders.domain.KnowsTheFramework;
import org.homeward.admission.borders.hl7.KnowsAUseCase;
import org.homeward.admission.borders.messaging.KnowsHl7;
import org.homeward.admission.borders.persistence.KnowsTheUseCases;
import org.junit.jupiter.api.Test;

/** The borders between the packages; for each rule a class that breaks it shows that the rule bites. */
class BordersTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.homeward.admission");

    private static final ArchRule DOMAIN_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..admission..domain..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "org.homeward.admission.domain..");

    /** The use cases and the resource that take messages in name the edge's port; nobody else knows of HL7. */
    private static final ArchRule HL7_STAYS_AT_ITS_EDGE = noClasses()
            .that()
            .resideInAnyPackage("..admission..domain..", "..admission..messaging..", "..admission..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.homeward.admission.hl7..");

    private static final ArchRule HL7_KNOWS_ONLY_THE_DOMAIN = noClasses()
            .that()
            .resideInAPackage("..admission..hl7..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.homeward.admission",
                    "org.homeward.admission.persistence..",
                    "org.homeward.admission.messaging..",
                    "org.homeward.admission.api..");

    private static final ArchRule ROWS_KNOW_NO_USE_CASE = noClasses()
            .that()
            .resideInAPackage("..admission..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.homeward.admission",
                    "org.homeward.admission.api..",
                    "org.homeward.admission.hl7..",
                    "org.homeward.admission.messaging..");

    @Test
    void theDomainKnowsNoFramework() {
        holdsAndBites(DOMAIN_IS_PURE, KnowsTheFramework.class);
    }

    @Test
    void hl7ExistsOnlyAtItsEdge() {
        holdsAndBites(HL7_STAYS_AT_ITS_EDGE, KnowsHl7.class);
    }

    @Test
    void theHl7EdgeKnowsOnlyTheDomain() {
        holdsAndBites(HL7_KNOWS_ONLY_THE_DOMAIN, KnowsAUseCase.class);
    }

    @Test
    void rowsKnowNoUseCase() {
        holdsAndBites(ROWS_KNOW_NO_USE_CASE, KnowsTheUseCases.class);
    }

    private static void holdsAndBites(ArchRule rule, Class<?> violation) {
        rule.check(SERVICE);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(violation))
                        .hasViolation())
                .isTrue();
    }
}
