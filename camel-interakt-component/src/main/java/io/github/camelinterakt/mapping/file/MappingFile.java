package io.github.camelinterakt.mapping.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.file.Setting.Scalar;
import io.github.camelinterakt.mapping.file.Setting.Section;
import io.github.camelinterakt.mapping.problem.Names;
import io.github.camelinterakt.mapping.problem.Problems;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * Reads mapping files: {@code *.yaml} and {@code *.yml} in YAML, {@code *.properties} as Java properties, both in UTF-8 and with
 * the same keys. The mappings that come with the component are at {@code interakt:} and their name.
 */
public final class MappingFile {

    /** The mappings that come with the component, such as {@code interakt:salesforce-contact}. */
    public static final List<String> SHIPPED = List.of(
            "freshsales-contact",
            "hubspot-contact",
            "leadsquared-lead",
            "salesforce-contact",
            "salesforce-lead",
            "sql-contact",
            "zoho-contact",
            "zoho-lead");

    private static final String SCHEME = "interakt:";
    private static final String FOLDER = "classpath:io/github/camelinterakt/mapping/";
    private static final String EXTENDS = "extends";
    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private MappingFile() {}

    /**
     * Reads and compiles a mapping.
     *
     * @param location {@code classpath:}, {@code file:} or another location that Camel knows, or {@code interakt:} with the name
     *     of one that comes with the component
     * @param context finds the file, fills in its property placeholders, and evaluates its expressions
     * @throws IllegalArgumentException if there is no such file, or it is wrong: the message has file and line of every mistake,
     *     and what is allowed there
     */
    public static CrmMapping load(String location, CamelContext context) {
        Problems problems = new Problems();
        Section settings = settings(location, context, problems, Set.of());
        if (settings.entries().isEmpty()) {
            // Nothing could be read, and what is missing follows from that.
            problems.throwIfAny();
        }
        return new MappingReader(problems).read(settings).name(location).build(context);
    }

    /** The settings of a file over those that it extends; it keeps the key extends only if those cannot be had. */
    private static Section settings(String location, CamelContext context, Problems problems, Set<String> extending) {
        Section own = (Section) resolve(parse(location, context, problems), context, problems);
        Setting base = own.entries().get(EXTENDS);
        if (base == null) {
            return own;
        }
        Map<String, Setting> entries = new LinkedHashMap<>(own.entries());
        entries.remove(EXTENDS);
        Section rest = new Section(entries, own.place());
        Set<String> all = new HashSet<>(extending);
        if (!(base instanceof Scalar scalar) || !(scalar.value() instanceof String name)) {
            problems.add(base.place(), "extends must be the location of a mapping, and is " + base.kind());
            return own;
        }
        if (!all.add(location) || all.contains(name)) {
            problems.add(base.place(), "extends goes round in a circle, to " + name);
            return own;
        }
        try {
            return rest.over(settings(name, context, problems, all));
        } catch (IllegalArgumentException e) {
            problems.add(base.place(), e.getMessage());
            return own;
        }
    }

    private static Section parse(String location, CamelContext context, Problems problems) {
        if (location.startsWith(SCHEME) || location.endsWith(".yaml") || location.endsWith(".yml")) {
            return YamlSettings.read(location, text(location, context), problems);
        }
        if (location.endsWith(".properties")) {
            return PropertiesSettings.read(location, text(location, context), problems);
        }
        throw new IllegalArgumentException("The mapping " + location
                + " is of no known format: its name must end with .yaml, .yml or .properties");
    }

    private static String text(String location, CamelContext context) {
        String resource = location;
        if (location.startsWith(SCHEME)) {
            String name = location.substring(SCHEME.length());
            if (!SHIPPED.contains(name)) {
                throw new IllegalArgumentException("There is no mapping " + location + "."
                        + Names.nearest(name, SHIPPED)
                                .map(near -> " Is it " + SCHEME + near + "?")
                                .orElse("")
                        + " There are " + SCHEME + String.join(", " + SCHEME, SHIPPED));
            }
            resource = FOLDER + name + ".yaml";
        }
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            String content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The mapping " + location + " cannot be read. Give classpath:, file: or interakt: with its name",
                    e);
        }
    }

    /** The setting with Camel's property placeholders filled in. */
    private static Setting resolve(Setting setting, CamelContext context, Problems problems) {
        if (setting instanceof Section section) {
            Map<String, Setting> entries = new LinkedHashMap<>();
            section.entries().forEach((key, inner) -> entries.put(key, resolve(inner, context, problems)));
            return new Section(entries, section.place());
        }
        if (setting instanceof Setting.Listing list) {
            return new Setting.Listing(
                    list.elements().stream()
                            .map(element -> resolve(element, context, problems))
                            .toList(),
                    list.place());
        }
        if (setting instanceof Scalar scalar && scalar.value() instanceof String text && text.contains("{{")) {
            try {
                return new Scalar(context.resolvePropertyPlaceholders(text), scalar.place());
            } catch (IllegalArgumentException e) {
                problems.add(scalar.place(), e.getMessage());
            }
        }
        return setting;
    }
}
