package io.github.camelinterakt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarksTest {

    @Test
    void oneCommandMeasuresEachContestantInAProcessOfItsOwnAndWritesTheTable(@TempDir Path directory)
            throws IOException {
        Path table = directory.resolve("benchmarks.md");
        Benchmarks.main(new String[] {
            "--contestants=bare,camel-interakt",
            "--levels=2",
            "--rounds=1",
            "--warm-up-ms=10",
            "--ramp-up-ms=10",
            "--measured-ms=50",
            "--output=" + table
        });
        assertThat(Files.readString(table))
                .contains("| 2 | `bare` |")
                .contains("| 2 | `camel-interakt` |")
                .contains("| threads, at most 12 |");
    }
}
