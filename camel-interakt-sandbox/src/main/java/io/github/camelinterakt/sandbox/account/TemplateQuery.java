package io.github.camelinterakt.sandbox.account;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Filters the template list by query parameters. An empty parameter and the value {@code all} match every template. */
final class TemplateQuery {

    private TemplateQuery() {}

    public static Predicate<Template> of(Map<String, String> parameters) {
        String name = parameters.getOrDefault("template_name", "").toLowerCase(Locale.ROOT);
        String status = parameters.getOrDefault("approval_status", "all");
        String language = parameters.getOrDefault("language", "all");
        String autosubmittedFor = parameters.getOrDefault("autosubmitted_for", "all");
        // Interakt's own sample uses Yes/No for both.
        String variables = parameters.getOrDefault("variable_present", "Yes/No");
        return template -> template.name().contains(name)
                && (isAll(status) || template.status().name().equals(status))
                && (isAll(language) || template.language().equals(language))
                && isAll(autosubmittedFor)
                && (isAll(variables)
                        || variables.equals("Yes/No")
                        || template.hasVariables() == variables.equalsIgnoreCase("Yes"));
    }

    private static boolean isAll(String value) {
        return value.isEmpty() || value.equalsIgnoreCase("all");
    }
}
