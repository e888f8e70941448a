package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** The templates of an account. Name and language together are unique. Not thread-safe. */
public final class TemplateLibrary {

    private final Supplier<UUID> ids;
    private final Duration approvalDelay;
    private final Map<Key, Template> templates = new LinkedHashMap<>();

    private record Key(String name, String language) {}

    TemplateLibrary(Supplier<UUID> ids, Duration approvalDelay) {
        this.ids = ids;
        this.approvalDelay = approvalDelay;
    }

    Template create(JsonNode request, Instant now) {
        String language = TemplateLanguage.codeOf(request.path("language").asText());
        requireSamples("/header_text", request.path("header").asText(""), request.path("header_text"));
        requireSamples("/body_text", request.path("body").asText(""), request.path("body_text"));
        int card = 0;
        for (JsonNode definition : request.path("carousel_cards")) {
            requireSamples(
                    "/carousel_cards/" + card++ + "/body_text",
                    definition.path("body").asText(""),
                    definition.path("body_text"));
        }
        return add(JsonValues.map(request), language, ApprovalStatus.WAITING, now);
    }

    public Template addApproved(String language, Map<String, Object> definition, Instant now) {
        return add(definition, language, ApprovalStatus.APPROVED, now);
    }

    public Template addApproved(String name, String language, String category, String body, Instant now) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("display_name", name);
        definition.put("category", category);
        definition.put("body", body);
        return addApproved(language, definition, now);
    }

    public Template find(String name, String language, Instant now) {
        if (language != null) {
            return require(name, language, now);
        }
        List<Template> found = templates.values().stream()
                .filter(template -> template.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "No template '" + name + "'"
                            : "The template '" + name + "' exists in the languages "
                                    + found.stream().map(Template::language).toList() + ": name one of them");
        }
        return asOf(found.get(0), now);
    }

    public Template decide(Template template, ApprovalStatus decision, String reason, Instant now) {
        return store(template.decided(decision, reason, now));
    }

    public Template categorize(Template template, String category, Instant now) {
        return store(template.categorized(category, now));
    }

    private Template store(Template template) {
        templates.put(new Key(template.name(), template.language()), template);
        return template;
    }

    Template requireApproved(String name, String language, Instant now) {
        Template template = templates.get(new Key(name, language));
        if (template == null || asOf(template, now).status() != ApprovalStatus.APPROVED) {
            throw RefusedException.pleaseCorrect("No approved template found with name '" + name + "' and language '"
                    + language + "'. Please re-sync on Interakt dashboard and try again");
        }
        return asOf(template, now);
    }

    Template require(String name, String language, Instant now) {
        Template template = templates.get(new Key(name, language));
        if (template == null) {
            throw new IllegalArgumentException("No template '" + name + "' in language '" + language + "'");
        }
        return asOf(template, now);
    }

    public List<Template> all(Instant now) {
        List<Template> all = new ArrayList<>(templates.size());
        templates.values().forEach(template -> all.add(asOf(template, now)));
        return all;
    }

    private Template add(Map<String, Object> definition, String language, ApprovalStatus status, Instant now) {
        String name = nameOf(String.valueOf(definition.get("display_name")));
        UUID id = ids.get();
        Template template = new Template(
                id,
                name,
                language,
                String.valueOf(definition.get("category")).toUpperCase(Locale.ROOT),
                status,
                null,
                now,
                now,
                String.format(
                        Locale.ROOT, "%016d", Math.floorMod(id.getMostSignificantBits(), 10_000_000_000_000_000L)),
                definition);
        if (templates.putIfAbsent(new Key(name, language), template) != null) {
            throw RefusedException.pleaseCorrect("A template with this name and language already exists");
        }
        return asOf(template, now);
    }

    private Template asOf(Template template, Instant now) {
        if (approvalDelay == null || template.status() != ApprovalStatus.WAITING) {
            return template;
        }
        Instant approvedAt = template.createdAt().plus(approvalDelay);
        return now.isBefore(approvedAt) ? template : template.decided(ApprovalStatus.APPROVED, null, approvedAt);
    }

    private static void requireSamples(String pointer, String text, JsonNode samples) {
        int variables = Variables.in(text);
        if (variables != samples.size()) {
            throw RefusedException.pleaseCorrect(pointer + ": must have one sample value for each variable, "
                    + variables + ", but has " + samples.size());
        }
    }

    private static String nameOf(String displayName) {
        return displayName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
