package io.github.camelinterakt.springboot.sandbox;

/** Thrown if the sandbox is enabled, but not on the class path. */
class SandboxMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    static final String DESCRIPTION =
            "camel.interakt.sandbox.enabled is true, but the sandbox is not on the class path.";
    static final String ACTION =
            "Add the dependency io.github.camelinterakt:camel-interakt-sandbox (of the same version as"
                    + " camel-interakt-starter), or remove the property.";

    SandboxMissingException() {
        super(DESCRIPTION + " " + ACTION);
    }
}
