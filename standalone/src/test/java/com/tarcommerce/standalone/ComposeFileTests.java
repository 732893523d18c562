package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What {@code docker-compose.yml} asks of whoever runs it. */
class ComposeFileTests {
    private static final Pattern ASKED = Pattern
            .compile("(?m)(?:\\$\\{|^ +(?=TAR_[A-Z_]+:$))(TAR_[A-Z_]+)");
    private static final Pattern GIVEN = Pattern.compile("(?m)^ +(TAR_[A-Z_]+):");
    private static final Pattern READ = Pattern.compile("(?:\\$\\{|env\\.)(TAR_[A-Z_]+)");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^(?:# )?(TAR_[A-Z_]+)=");
    private static final Pattern SECRETS = Pattern.compile("\\$\\{(TAR_[A-Z_]+):\\?");

    @Test
    void theExampleBesideItExplainsEveryVariableThatItReads() throws IOException {
        assertThat(found(EXPLAINED, read(".env.example"))).isNotEmpty()
                .containsAll(found(ASKED, read("docker-compose.yml")));
    }

    /** Folder and ports are the container's own, replicas need more than this file, and lifted limits are for drills. */
    @ParameterizedTest
    @CsvSource({"gateway, gateway-service/src/main/resources/gateway.yml",
            "outbound, outbound-service/src/main/resources/outbound.yml",
            "scheduler, scheduler-service/src/main/resources/scheduler.yml",
            "ai, ai-service/src/main/resources/ai.yml", "whatsapp-bridge, whatsapp-bridge/src/settings.js"})
    void whatAServiceIsSetByItPassesOn(String service, String settings) throws IOException {
        var compose = read("docker-compose.yml");
        var common = compose.substring(0, compose.indexOf("\nservices:\n"));
        var own = compose.split("\n  " + service + ":\n", -1)[1].split("\n  \\w|\nvolumes:\n", -1)[0];

        assertThat(found(READ, read(settings))).hasSizeGreaterThan(4)
                .filteredOn(
                        name -> !name.matches("TAR_(DATA_DIR|TESSERACT|CLUSTER_.*|.*_PORT|.*_HOST|.*_LIMITS_SPEED)"))
                .isSubsetOf(found(GIVEN, common + own));
    }

    @Test
    void whatItDoesNotStartWithoutIsMadeByTarctl() throws IOException {
        var made = Terminal.run(Map.of(), "secrets", "new").out();

        assertThat(found(SECRETS, read("docker-compose.yml"))).hasSize(5)
                .allSatisfy(secret -> assertThat(made).contains(secret + "="));
    }

    @Test
    void everyServiceSaysWhetherItIsWellAndNoneIsMoreThanItNeeds() {
        assertThat(services()).hasSizeGreaterThan(5).allSatisfy((_, service) -> assertThat(map(service))
                .containsKeys("image", "healthcheck", "mem_limit").containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL")));
    }

    @Test
    void whatIsNotAskedForDoesNotRun() {
        var asked = new HashMap<String, Object>();
        services().forEach((name, service) -> Optional.ofNullable(map(service).get("profiles"))
                .ifPresent(profiles -> asked.put(name, profiles)));

        assertThat(asked).isEqualTo(Map.of("whatsapp-bridge", List.of("whatsapp"), "model", List.of("model")));
    }

    @Test
    void theModelReadsItsWeightsFromAFolderThatItCannotChangeAndIsPublishedNowhere() throws IOException {
        var model = map(services().get("model"));

        assertThat(model).doesNotContainKeys("ports", "environment").containsEntry("user", "65534:65534");
        assertThat(String.valueOf(model.get("image"))).startsWith("${TAR_MODEL_IMAGE:-");
        assertThat((List<?>) model.get("volumes")).singleElement().asString().startsWith("${TAR_MODEL_FOLDER:-")
                .endsWith(":/models:ro");
        assertThat(List.of(read(".env.example"), read("docs/model.md")))
                .allSatisfy(told -> assertThat(told).contains("http://model:8080", "--profile model"));
    }

    /** As YAML has it, its anchors put in. */
    private static Map<String, Object> services() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new FileSystemResource(Path.of("..", "docker-compose.yml")));
        return map(Objects.requireNonNull(yaml.getObject()).get("services"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object part) {
        assertThat(part).isInstanceOf(Map.class);
        return (Map<String, Object>) Objects.requireNonNull(part);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("..", file));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }
}
