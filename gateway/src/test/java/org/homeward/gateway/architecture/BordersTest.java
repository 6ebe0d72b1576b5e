package org.homeward.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.homeward.gateway.architecture.violations.beds.ReadsKafka;
import org.homeward.gateway.architecture.violations.replica.AsksTheWeb;
import org.homeward.gateway.architecture.violations.stream.KnowsAnotherService;
import org.junit.jupiter.api.Test;

/** The borders inside the gateway; each rule is shown to bite on a class that breaks it. */
class BordersTest {

    private static final ArchRule THE_REPLICA_KNOWS_NO_WEB = noClasses()
            .that()
            .resideInAPackage("..gateway..replica..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "..gateway.http..", "..gateway.stream..", "..gateway.access..");

    private static final ArchRule ONLY_THE_REPLICA_READS_KAFKA = noClasses()
            .that()
            .resideInAPackage("org.homeward.gateway..")
            .and()
            .resideOutsideOfPackage("..gateway.replica..")
            .and()
            .resideOutsideOfPackage("..gateway.support..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    private static final ArchRule SERVICES_ARE_KNOWN_BY_CONTRACT_ALONE = noClasses()
            .that()
            .resideInAPackage("org.homeward.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.homeward.admission..", "org.homeward.capacity..");

    private static final ArchRule ROUTES_ARE_NOT_PUBLIC =
            classes().that().haveSimpleNameEndingWith("Route").should().notBePublic();

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.homeward.gateway");

    @Test
    void theReplicaKnowsNoWeb() {
        THE_REPLICA_KNOWS_NO_WEB.check(MAIN);
        assertBites(THE_REPLICA_KNOWS_NO_WEB, AsksTheWeb.class);
    }

    @Test
    void onlyTheReplicaReadsKafka() {
        ONLY_THE_REPLICA_READS_KAFKA.check(MAIN);
        assertBites(ONLY_THE_REPLICA_READS_KAFKA, ReadsKafka.class);
    }

    @Test
    void otherServicesAreKnownByTheirContractsAlone() {
        SERVICES_ARE_KNOWN_BY_CONTRACT_ALONE.check(MAIN);
        assertBites(SERVICES_ARE_KNOWN_BY_CONTRACT_ALONE, KnowsAnotherService.class);
    }

    @Test
    void routesAreNotPublic() {
        ROUTES_ARE_NOT_PUBLIC.check(MAIN);
        assertBites(ROUTES_ARE_NOT_PUBLIC, org.homeward.gateway.architecture.violations.stream.PublicRoute.class);
    }

    private static void assertBites(ArchRule rule, Class<?> violation) {
        JavaClasses broken = new ClassFileImporter().importClasses(violation);
        assertThat(rule.evaluate(broken).hasViolation()).isTrue();
    }
}
