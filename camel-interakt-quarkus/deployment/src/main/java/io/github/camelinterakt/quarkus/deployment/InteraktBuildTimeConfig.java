package io.github.camelinterakt.quarkus.deployment;

import java.util.Map;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The configuration of the extension's build. The component's options are {@code camel.component.interakt.*}. */
@ConfigMapping(prefix = "quarkus.camel.interakt")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface InteraktBuildTimeConfig {

    /** The dev service, which runs the sandbox in dev and test mode. */
    DevServices devservices();

    /** The dev service. */
    interface DevServices {

        /**
         * Whether to start the sandbox if neither {@code camel.component.interakt.api-key} nor {@code
         * camel.component.interakt.base-url} is set.
         */
        @WithDefault("true")
        boolean enabled();

        /** The sandbox's settings, by the names that its command line has, such as {@code port} or {@code requests-per-minute}. */
        @WithParentName
        @ConfigDocMapKey("setting")
        Map<String, String> settings();
    }
}
