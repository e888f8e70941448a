package io.github.camelinterakt.internal.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Jackson's jars must fit each other: the build tool may pick them from different libraries. */
class JacksonVersionsTest {

    @Test
    void aCoreOlderThanDatabindIsRefusedWithWhatToAdd() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Json.requireMatching(version("2.16.1"), version("2.19.4")))
                .withMessageContaining("jackson-core 2.16.1")
                .withMessageContaining("jackson-databind 2.19.4")
                .withMessageContaining("org.apache.camel:camel-jackson");
    }

    @ParameterizedTest
    @CsvSource({"2.19.4, 2.19.4", "2.19.2, 2.19.4", "2.22.1, 2.19.4"})
    void aCoreThatHasWhatDatabindCallsIsAccepted(String core, String databind) {
        assertThatCode(() -> Json.requireMatching(version(core), version(databind)))
                .doesNotThrowAnyException();
    }

    private static Version version(String text) {
        return VersionUtil.parseVersion(text, "g", "a");
    }
}
