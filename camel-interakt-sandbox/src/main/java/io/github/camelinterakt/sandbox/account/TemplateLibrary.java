package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** The templates of an account. Name and language together are unique. Not thread-safe. */
public final class TemplateLibrary {

    /** WhatsApp's languages, from its list: a request that creates a template has the name, and messages have the code. */
    private static final Map<String, String> LANGUAGES = Stream.of("""
            Afrikaans=af; Albanian=sq; Arabic=ar; Azerbaijani=az; Bengali=bn; Bulgarian=bg; Catalan=ca; Chinese \
            (CHN)=zh_CN; Chinese (HKG)=zh_HK; Chinese (TAI)=zh_TW; Croatian=hr; Czech=cs; Danish=da; Dutch=nl; \
            English=en; English (UK)=en_GB; English (US)=en_US; Estonian=et; Filipino=fil; Finnish=fi; \
            French=fr; Georgian=ka; German=de; Greek=el; Gujarati=gu; Hausa=ha; Hebrew=he; Hindi=hi; \
            Hungarian=hu; Indonesian=id; Irish=ga; Italian=it; Japanese=ja; Kannada=kn; Kazakh=kk; \
            Kinyarwanda=rw_RW; Korean=ko; Kyrgyz (Kyrgyzstan)=ky_KG; Lao=lo; Latvian=lv; Lithuanian=lt; \
            Macedonian=mk; Malay=ms; Malayalam=ml; Marathi=mr; Norwegian=nb; Persian=fa; Polish=pl; Portuguese \
            (BR)=pt_BR; Portuguese (POR)=pt_PT; Punjabi=pa; Romanian=ro; Russian=ru; Serbian=sr; Slovak=sk; \
            Slovenian=sl; Spanish=es; Spanish (ARG)=es_AR; Spanish (SPA)=es_ES; Spanish (MEX)=es_MX; Swahili=sw; \
            Swedish=sv; Tamil=ta; Telugu=te; Thai=th; Turkish=tr; Ukrainian=uk; Urdu=ur; Uzbek=uz; \
            Vietnamese=vi; Zulu=zu""".split("; ", -1))
            .map(language -> language.split("=", -1))
            .collect(Collectors.toMap(language -> language[0], language -> language[1]));

    private final Supplier<UUID> ids;
    private final Duration approvalDelay;
    private final Map<Key, Template> templates = new LinkedHashMap<>();

    private record Key(String name, String language) {}

    TemplateLibrary(Supplier<UUID> ids, Duration approvalDelay) {
        this.ids = ids;
        this.approvalDelay = approvalDelay;
    }

    Template create(JsonNode request, Instant now) {
        String language = LANGUAGES.get(request.path("language").asText());
        if (language == null) {
            throw RefusedException.pleaseCorrect(
                    "/language: must be the name of a language that WhatsApp supports, such as English, not a code");
        }
        requireSamples("", request, "header");
        requireSamples("", request, "body");
        int card = 0;
        for (JsonNode definition : request.path("carousel_cards")) {
            requireSamples("/carousel_cards/" + card++, definition, "body");
        }
        return add(JsonValues.map(request), language, ApprovalStatus.WAITING, now);
    }

    public Template addApproved(String language, Map<String, Object> definition, Instant now) {
        return add(definition, language, ApprovalStatus.APPROVED, now);
    }

    /** The template with a name in a language; null for the only one. */
    public Template find(String name, String language, Instant now) {
        List<Template> found = all(now).stream()
                .filter(each -> each.name().equals(name)
                        && (language == null || each.language().equals(language)))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "No template '" + name + "'" + (language == null ? "" : " in language '" + language + "'")
                            : "The template '" + name + "' exists in the languages "
                                    + found.stream().map(Template::language).toList() + ": name one of them");
        }
        return found.get(0);
    }

    /** Changes the category, or the status with its reason; the others are null. */
    public Template review(Template before, String category, ApprovalStatus status, String reason, Instant now) {
        Template after = category == null
                ? before.with(before.category(), status, reason, now)
                : before.with(category, before.status(), before.rejectionReason(), now);
        templates.put(new Key(after.name(), after.language()), after);
        return after;
    }

    Template requireApproved(String name, String language, Instant now) {
        Template template = templates.get(new Key(name, language));
        if (template == null || asOf(template, now).status() != ApprovalStatus.APPROVED) {
            throw RefusedException.pleaseCorrect("No approved template found with name '" + name + "' and language '"
                    + language + "'. Please re-sync on Interakt dashboard and try again");
        }
        return asOf(template, now);
    }

    public List<Template> all(Instant now) {
        List<Template> all = new ArrayList<>(templates.size());
        templates.values().forEach(template -> all.add(asOf(template, now)));
        return all;
    }

    /** The templates that match the query parameters of the list; empty and {@code all} match every template. */
    List<Template> matching(Map<String, String> query, Instant now) {
        String name = query.getOrDefault("template_name", "").toLowerCase(Locale.ROOT);
        // Interakt's own sample uses Yes/No for both.
        String variables = query.getOrDefault("variable_present", "").replace("Yes/No", "");
        return all(now).stream()
                .filter(template -> template.name().contains(name)
                        && matches(
                                query.get("approval_status"), template.status().name()::equals)
                        && matches(query.get("language"), template.language()::equals)
                        && matches(query.get("autosubmitted_for"), reason -> false)
                        && matches(variables, wanted -> template.hasVariables() == wanted.equalsIgnoreCase("Yes")))
                .toList();
    }

    private static boolean matches(String wanted, Predicate<String> test) {
        return wanted == null || wanted.isEmpty() || wanted.equalsIgnoreCase("all") || test.test(wanted);
    }

    private Template add(Map<String, Object> definition, String language, ApprovalStatus status, Instant now) {
        String name = String.valueOf(definition.get("display_name"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
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
        return now.isBefore(approvedAt)
                ? template
                : template.with(template.category(), ApprovalStatus.APPROVED, null, approvedAt);
    }

    private static void requireSamples(String pointer, JsonNode definition, String part) {
        int variables = Template.variables(definition.path(part).asText(""));
        int samples = definition.path(part + "_text").size();
        if (variables != samples) {
            throw RefusedException.pleaseCorrect(pointer + "/" + part
                    + "_text: must have one sample value for each variable, " + variables + ", but has " + samples);
        }
    }
}
