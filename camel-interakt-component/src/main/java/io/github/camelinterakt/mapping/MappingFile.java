package io.github.camelinterakt.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelContext;

/** Reads mapping files, which are YAML. The mappings that come with the component are at {@code interakt:} and their name. */
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

    /** The keys of a file, by the section that has them. */
    public static final Map<String, List<String>> KEYS = Map.of(
            "file", keys("extends, key, modified, fields, absent, empty, conflict, contact, event, row"),
            "contact", keys("userId, phone, countryCode, createdAt, addToSalesCycle, traits, tags"),
            "event", keys("name, userId, phone, countryCode, traits"),
            "field",
                    keys("field, join, constant, simple, convert, format, zone, separator, values, default, required,"
                            + " empty, direction, conflict"));

    private static final String SCHEME = "interakt:";
    private static final String FOLDER = "classpath:io/github/camelinterakt/mapping/";
    private static final String EXTENDS = "extends";
    private static final String A_FIELD =
            "a field's name, several of them, or a section with field, constant or simple";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MappingYaml yaml;
    private final CrmMappingBuilder mapping = CrmMapping.builder();
    private final Map<String, String> places = new HashMap<>();

    /** A field that is a section. */
    private record FieldSpec(
            JsonNode field,
            String join,
            Object constant,
            String simple,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> convert,

            String format,
            String zone,
            String separator,
            Map<String, Object> values,
            @JsonProperty("default") Object otherwise,
            boolean required,
            EmptyPolicy empty,
            Direction direction,
            ConflictPolicy conflict) {}

    private MappingFile(MappingYaml yaml) {
        this.yaml = yaml;
    }

    /**
     * Reads and compiles a mapping.
     *
     * @param location {@code classpath:}, {@code file:} or another location that Camel knows, or {@code interakt:} with the name
     *     of one that comes with the component
     * @param context finds the file, resolves its property placeholders, and evaluates its expressions
     * @throws IllegalArgumentException if there is no such file, or it is wrong: the message has the file, the line of the first
     *     mistake, and what is allowed there
     */
    public static CrmMapping load(String location, CamelContext context) {
        return new MappingFile(read(location, context, new HashSet<>()))
                .mapping(location)
                .build(context);
    }

    static IllegalArgumentException wrong(String place, String problem) {
        return new IllegalArgumentException("The mapping is wrong: " + place + ": " + problem);
    }

    private static List<String> keys(String keys) {
        return List.of(keys.split(", "));
    }

    /** A file over the file that it extends. */
    private static MappingYaml read(String location, CamelContext context, Set<String> extending) {
        String resource = location;
        if (location.startsWith(SCHEME)) {
            String name = location.substring(SCHEME.length());
            if (!SHIPPED.contains(name)) {
                throw new IllegalArgumentException("There is no mapping " + location + ". There are " + SCHEME
                        + String.join(", " + SCHEME, SHIPPED));
            }
            resource = FOLDER + name + ".yaml";
        }
        MappingYaml own = new MappingYaml(location, resource, context);
        JsonNode base = own.json.remove(EXTENDS);
        if (base == null) {
            return own;
        }
        if (!extending.add(location) || extending.contains(base.asText())) {
            throw wrong(own.place("/" + EXTENDS), "extends goes round in a circle, to " + base.asText());
        }
        try {
            return own.over(read(base.asText(), context, extending));
        } catch (IllegalArgumentException e) {
            throw wrong(own.place("/" + EXTENDS), e.getMessage());
        }
    }

    private CrmMappingBuilder mapping(String location) {
        each("", yaml.json, "file", (key, value) -> {
            String at = "/" + key;
            places.put(key, yaml.place(at));
            switch (key) {
                case "key" -> mapping.key(bind(at, value, String.class));
                case "modified" -> mapping.modified(field(at, key, value));
                case "fields" -> mapping.fields(texts(at, value));
                case "absent" -> mapping.absent(bind(at, value, AbsentPolicy.class));
                case "empty" -> mapping.empty(bind(at, value, EmptyPolicy.class));
                case "conflict" -> mapping.conflict(bind(at, value, ConflictPolicy.class));
                case "contact" -> parts(at, value, "contact", "", mapping::contact);
                case "event" -> parts(at, value, "event", "event.", mapping::event);
                default ->
                    each(at, value, null, (path, row) -> mapping.row(path, field(at + "/" + path, "row." + path, row)));
            }
        });
        mapping.places = places;
        return mapping.name(location);
    }

    private void parts(
            String at, JsonNode section, String name, String setting, BiConsumer<String, FieldMapping> target) {
        each(at, section, name, (key, value) -> {
            String below = at + "/" + key;
            switch (key) {
                case "traits" ->
                    each(
                            below,
                            value,
                            null,
                            (trait, field) -> target.accept(
                                    CrmMapping.TRAITS + trait,
                                    field(below + "/" + trait, setting + CrmMapping.TRAITS + trait, field)));
                case "tags" -> {
                    if (!value.isArray()) {
                        throw wrong(yaml.place(below), "tags must be a list of fields");
                    }
                    value.forEach(tag -> mapping.tag(field(below, "tags", tag)));
                }
                default -> target.accept(key, field(below, setting + key, value));
            }
        });
    }

    /** The entries of a section, whose keys must be those of that name, if there is one. */
    private void each(String at, JsonNode section, String name, BiConsumer<String, JsonNode> target) {
        if (!(section instanceof ObjectNode)) {
            throw wrong(yaml.place(at), at.substring(at.lastIndexOf('/') + 1) + " must be a section");
        }
        section.properties().forEach(entry -> {
            if (name != null && !KEYS.get(name).contains(entry.getKey())) {
                throw unknown(at, entry.getKey(), name);
            }
            target.accept(entry.getKey(), entry.getValue());
        });
    }

    private IllegalArgumentException unknown(String at, String key, String section) {
        return wrong(
                yaml.place(at + "/" + key),
                "there is no key '" + key + "'. Allowed here: " + String.join(", ", KEYS.get(section)));
    }

    private FieldMapping field(String at, String setting, JsonNode value) {
        places.put(setting, yaml.place(at));
        if (!value.isObject()) {
            return named(at, value);
        }
        each(at, value, "field", (key, ignored) -> {});
        List<String> sources =
                Stream.of("field", "constant", "simple").filter(value::has).toList();
        if (sources.size() != 1) {
            throw wrong(
                    yaml.place(at),
                    "it must have one of field, constant and simple"
                            + (sources.isEmpty() ? "" : ", not " + String.join(" and ", sources)));
        }
        FieldSpec spec = bind(at, value, FieldSpec.class);
        FieldMapping field = spec.simple != null
                ? FieldMapping.simple(spec.simple)
                : spec.field != null ? named(at, spec.field) : FieldMapping.constant(spec.constant);
        if (sources.contains("constant") && spec.constant == null) {
            throw wrong(yaml.place(at), "constant must have a value");
        }
        if (spec.convert != null) {
            field = field.convert(
                    spec.convert.stream().map(name -> conversion(at, name)).toArray(Conversion[]::new));
        }
        if (spec.values != null) {
            field = field.values(spec.values);
        }
        return field.join(spec.join)
                .format(spec.format)
                .zone(spec.zone == null ? null : zone(at, spec.zone))
                .separator(spec.separator == null ? null : spec.separator.strip())
                .defaultValue(spec.otherwise)
                .required(spec.required)
                .empty(spec.empty)
                .direction(spec.direction)
                .conflict(spec.conflict);
    }

    private FieldMapping named(String at, JsonNode value) {
        List<String> names = texts(at, value);
        try {
            return FieldMapping.field(
                    names.get(0), names.subList(1, names.size()).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw wrong(yaml.place(at), e.getMessage());
        }
    }

    /** Names: a list, or one text in which commas separate them. */
    private List<String> texts(String at, JsonNode value) {
        List<String> texts = value.isTextual()
                ? Arrays.asList(value.textValue().strip().split("\\s*,\\s*"))
                : Arrays.asList(bind(at, value, String[].class));
        if (texts.isEmpty() || texts.contains("") || texts.contains(null)) {
            throw wrong(yaml.place(at), "expected " + A_FIELD);
        }
        return texts;
    }

    private Conversion conversion(String at, String name) {
        return Stream.of(Conversion.values())
                .filter(conversion -> conversion.key().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        yaml.place(at + "/convert"),
                        "there is no conversion '" + name + "'. The conversions are "
                                + String.join(
                                        ", ",
                                        Stream.of(Conversion.values())
                                                .map(Conversion::key)
                                                .toList())));
    }

    private ZoneId zone(String at, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw wrong(yaml.place(at + "/zone"), "'" + zone + "' is not a time zone, such as Asia/Kolkata or UTC");
        }
    }

    private <T> T bind(String at, JsonNode value, Class<T> type) {
        try {
            return MAPPER.treeToValue(value, type);
        } catch (MismatchedInputException e) {
            StringBuilder place = new StringBuilder(at);
            e.getPath().forEach(step -> place.append('/').append(step.getFieldName()));
            throw wrong(yaml.place(place.toString()), "expected " + described(e.getTargetType()));
        } catch (JsonProcessingException e) {
            throw wrong(yaml.place(at), e.getOriginalMessage());
        }
    }

    private static String described(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Stream.of(type.getEnumConstants())
                                    .map(String::valueOf)
                                    .toList());
        }
        if (type == boolean.class) {
            return "true or false";
        }
        return Map.class.isAssignableFrom(type) ? "a section" : type.isArray() ? A_FIELD : "a text";
    }
}
