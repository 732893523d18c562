package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docker-compose.yml} asks of whoever runs it. */
class ComposeFileTests {
    private static final Pattern ASKED = Pattern.compile("\\$\\{(TAR_[A-Z_]+)");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^(?:# )?(TAR_[A-Z_]+)=");
    private static final Pattern SECRETS = Pattern.compile("\\$\\{(TAR_[A-Z_]+):\\?");

    @Test
    void theExampleBesideItExplainsEveryVariableThatItReads() throws IOException {
        assertThat(found(EXPLAINED, ".env.example")).isNotEmpty().containsAll(found(ASKED, "docker-compose.yml"));
    }

    @Test
    void whatItDoesNotStartWithoutIsMadeByTarctl() throws IOException {
        var made = Terminal.run(Map.of(), "secrets", "new").out();

        assertThat(found(SECRETS, "docker-compose.yml")).hasSize(5)
                .allSatisfy(secret -> assertThat(made).contains(secret + "="));
    }

    private static Set<String> found(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(Path.of("..", file))).results().map(it -> it.group(1))
                .collect(Collectors.toSet());
    }
}
