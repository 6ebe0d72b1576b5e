package org.homeward.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.kit.violation.WardCache;
import org.junit.jupiter.api.Test;

/** The kit serves any domain: none of its names is a noun of ours, and it depends on no service. */
class DomainNounsTest {

    private static final Set<String> NOUNS = Set.of(
            "bed",
            "ward",
            "bay",
            "patient",
            "stay",
            "visit",
            "hospital",
            "trust",
            "admission",
            "discharge",
            "capacity",
            "occupancy",
            "estate",
            "movement",
            "spell",
            "referral",
            "flat",
            "package",
            "housing",
            "care",
            "hl7",
            "nhs");

    private static final ArchRule NO_DOMAIN_NOUN = ArchRuleDefinition.classes().should(bearNoDomainNoun());

    private static final ArchRule NO_SERVICE = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.homeward.admission..",
                    "org.homeward.capacity..",
                    "org.homeward.gateway..",
                    "org.homeward.local..");

    @Test
    void theKitIsFreeOfDomainNouns() {
        JavaClasses kit = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.homeward.kit");
        NO_DOMAIN_NOUN.check(kit);
        NO_SERVICE.check(kit);
    }

    @Test
    void theRuleBites() {
        var report = NO_DOMAIN_NOUN
                .evaluate(new ClassFileImporter().importClasses(WardCache.class))
                .getFailureReport();
        assertThat(report.getDetails())
                .hasSize(3)
                .anyMatch(line -> line.contains("WardCache"))
                .anyMatch(line -> line.contains("firstBed"));
    }

    private static ArchCondition<JavaClass> bearNoDomainNoun() {
        return new ArchCondition<>("bear no domain noun") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(
                                Stream.of(type.getSimpleName()),
                                type.getMembers().stream().map(JavaMember::getName))
                        .filter(DomainNounsTest::hasNoun)
                        .forEach(name -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " says " + name + ", which is a word of the domain")));
            }
        };
    }

    private static boolean hasNoun(String name) {
        return Stream.of(name.split("_|(?<=[a-z0-9])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> NOUNS.contains(word)
                        || word.endsWith("s") && NOUNS.contains(word.substring(0, word.length() - 1)));
    }
}
