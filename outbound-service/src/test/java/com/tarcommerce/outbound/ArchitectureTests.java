package com.tarcommerce.outbound;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.delivery.BreaksTheRules;
import com.tarcommerce.testsupport.architecture.ArchitectureRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "com.tarcommerce.outbound", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule DELIVERY_KNOWS_NO_CHANNEL = noClasses().that()
            .resideInAnyPackage("..outbound.delivery..", "..outbound.message..", "..outbound.ability..",
                    "..outbound.text..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..outbound.channel..", "org.telegram..", "okhttp3..");

    @ArchTest
    static final ArchRule SQL_IS_IN_REPOSITORIES = noClasses().that().areNotAnnotatedWith(Repository.class).should()
            .dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

    @Test
    void theRulesSeeWhatBreaksThem() {
        var broken = new ClassFileImporter().importClasses(BreaksTheRules.class);

        assertThat(DELIVERY_KNOWS_NO_CHANNEL.evaluate(broken).hasViolation()).isTrue();
        assertThat(SQL_IS_IN_REPOSITORIES.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void itKeepsTheRulesOfEveryService() {
        ArchitectureRules.of("com.tarcommerce.outbound").check();
    }
}
