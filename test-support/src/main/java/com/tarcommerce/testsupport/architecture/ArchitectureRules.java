package com.tarcommerce.testsupport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every service keeps to; one line in its tests:
 * {@code ArchitectureRules.of("com.tarcommerce.gateway").check()}.
 *
 * <ul>
 * <li>it knows of its siblings only {@code common}, never another service;
 * <li>the packages directly under its root are its features, and no cycle runs through them;
 * <li>a controller is public only if it implements an interface of {@code common.contract}; a store ({@code Repository}
 * or a name in {@code Store}) and a client ({@code HttpExchange} or a name in {@code Client}) only if another feature
 * uses it;
 * <li>nobody asks the system for the time, except in {@code common.service};
 * <li>nothing is injected into a field.
 * </ul>
 */
public final class ArchitectureRules {
    private final String root;
    private final String base;
    private final JavaClasses classes;

    private ArchitectureRules(String root, JavaClasses classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("there are no classes in " + root + ": is the package right?");
        }
        this.root = root;
        this.base = root.substring(0, root.lastIndexOf('.'));
        this.classes = classes;
    }

    /** @throws IllegalArgumentException if there are no classes in the package: rules about nothing check nothing */
    public static ArchitectureRules of(String rootPackage) {
        return new ArchitectureRules(rootPackage,
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(rootPackage));
    }

    static ArchitectureRules ofTestClasses(String rootPackage) {
        return new ArchitectureRules(rootPackage, new ClassFileImporter().importPackages(rootPackage));
    }

    /** @throws AssertionError with every violation of every rule */
    public void check() {
        var broken = rules().stream().map(rule -> rule.evaluate(classes)).filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString()).collect(Collectors.joining("\n\n"));
        if (!broken.isEmpty()) {
            throw new AssertionError(broken);
        }
    }

    private List<ArchRule> rules() {
        return List.of(knowsNoOtherService(), featuresHaveNoCycles(), hidesItsInside(), timeIsGiven(),
                nothingIsInjectedIntoFields());
    }

    ArchRule knowsNoOtherService() {
        var siblings = new DescribedPredicate<JavaClass>("are another service's") {
            @Override
            public boolean test(JavaClass type) {
                return isIn(base, type) && !isIn(root, type) && !isIn(base + ".common", type);
            }
        };
        return noClasses().should().dependOnClassesThat(siblings).because("services meet over HTTP, not in code");
    }

    ArchRule featuresHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule hidesItsInside() {
        return classes().should(new BeHidden(root, base + ".common.contract"))
                .because("only what another feature calls is public");
    }

    ArchRule timeIsGiven() {
        var elsewhere = new DescribedPredicate<JavaClass>("are not in " + base + ".common.service") {
            @Override
            public boolean test(JavaClass type) {
                return !isIn(base + ".common.service", type);
            }
        };
        return noClasses().that(elsewhere).should().callCodeUnitWhere(new AsksTheSystemForTheTime())
                .because("an InstantSource is injected, so that tests can move the clock");
    }

    ArchRule nothingIsInjectedIntoFields() {
        return fields().should(new NotBeInjected()).because("constructors say what a class needs");
    }

    JavaClasses imported() {
        return classes;
    }

    static boolean isIn(String packageName, JavaClass type) {
        return type.getPackageName().equals(packageName) || type.getPackageName().startsWith(packageName + ".");
    }
}
