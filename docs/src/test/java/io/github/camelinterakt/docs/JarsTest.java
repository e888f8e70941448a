package io.github.camelinterakt.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.springboot.InteraktComponentAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is in the jars that applications use. Without Maven's phase {@code package} there are none, and this is skipped. */
class JarsTest {

    private static final long MOST_BYTES = 800_000;

    @ParameterizedTest
    @ValueSource(classes = {InteraktComponent.class, InteraktComponentAutoConfiguration.class, Sandbox.class})
    void eachHasLicenceAndNoticeAndNothingElseThanDirectoriesAtItsRoot(Class<?> inIt) throws Exception {
        try (JarFile jar = new JarFile(jarOf(inIt).toFile())) {
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(jar.stream().map(JarEntry::getName)).allMatch(name -> name.contains("/"));
        }
    }

    @Test
    void theComponentsIsSmall() throws Exception {
        assertThat(Files.size(jarOf(InteraktComponent.class))).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static Path jarOf(Class<?> inIt) throws Exception {
        Path path =
                Path.of(inIt.getProtectionDomain().getCodeSource().getLocation().toURI());
        assumeTrue(Files.isRegularFile(path), "not packaged");
        return path;
    }
}
