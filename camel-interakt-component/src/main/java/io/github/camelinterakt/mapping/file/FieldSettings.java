package io.github.camelinterakt.mapping.file;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.camelinterakt.mapping.ConflictPolicy;
import io.github.camelinterakt.mapping.Conversion;
import io.github.camelinterakt.mapping.Direction;
import io.github.camelinterakt.mapping.EmptyPolicy;
import io.github.camelinterakt.mapping.FieldMapping;
import io.github.camelinterakt.mapping.file.Setting.Listing;
import io.github.camelinterakt.mapping.file.Setting.Scalar;
import io.github.camelinterakt.mapping.file.Setting.Section;
import io.github.camelinterakt.mapping.problem.Problems;

/** Reads the settings of fields, and their parts. */
final class FieldSettings {

    /** Stands for a field that says nothing; what is wrong with it is a problem already. */
    private static final FieldMapping UNREADABLE = FieldMapping.constant(null);

    private final Problems problems;

    FieldSettings(Problems problems) {
        this.problems = problems;
    }

    /** A field: its name, several names, or a section. What is wrong with it is told when the mapping is built. */
    static FieldMapping field(Setting setting) {
        Problems problems = new Problems();
        FieldSettings settings = new FieldSettings(problems);
        FieldMapping field = setting instanceof Section section ? settings.of(section) : settings.named(setting);
        return field.place(setting.place()).invalid(problems);
    }

    private FieldMapping named(Setting setting) {
        List<String> names =
                texts(setting, "a field's name, several of them, or a section with field, constant or simple");
        if (names.isEmpty()) {
            return UNREADABLE;
        }
        try {
            return FieldMapping.field(
                    names.get(0), names.subList(1, names.size()).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            problems.add(setting.place(), e.getMessage());
            return UNREADABLE;
        }
    }

    private FieldMapping of(Section section) {
        Map<String, Setting> entries = section.entries();
        List<String> sources = entries.keySet().stream()
                .filter(List.of("field", "constant", "simple")::contains)
                .toList();
        entries.forEach((key, setting) -> {
            if (!MappingKeys.FIELD.contains(key)) {
                problems.unknown(setting.place(), "key", key, MappingKeys.FIELD);
            }
        });
        FieldMapping field = UNREADABLE;
        if (sources.size() == 1) {
            field = source(sources.get(0), entries.get(sources.get(0)));
        } else {
            problems.add(
                    section.place(),
                    "it must have one of field, constant and simple"
                            + (sources.isEmpty() ? "" : ", not " + String.join(" and ", sources)));
        }
        for (Map.Entry<String, Setting> entry : entries.entrySet()) {
            field = with(field, entry.getKey(), entry.getValue());
        }
        return field;
    }

    private FieldMapping source(String key, Setting setting) {
        return switch (key) {
            case "constant" -> {
                Object value = plain(setting);
                if (value == null) {
                    problems.add(setting.place(), "constant must have a value");
                }
                yield FieldMapping.constant(value);
            }
            case "simple" -> FieldMapping.simple(text(setting, "an expression"));
            default -> named(setting);
        };
    }

    private FieldMapping with(FieldMapping field, String key, Setting setting) {
        return switch (key) {
            case "join" ->
                field.join(setting instanceof Scalar scalar && scalar.value() == null ? " " : text(setting, "a text"));
            case "convert" -> field.convert(conversions(setting));
            case "format" -> field.format(text(setting, "a format of dates, such as dd/MM/yyyy"));
            case "zone" -> zone(field, setting);
            case "separator" -> field.separator(separator(setting));
            case "values" -> field.values(values(setting));
            case "default" -> field.defaultValue(plain(setting));
            case "required" -> field.required(flag(setting));
            case "empty" -> field.empty(one(setting, EmptyPolicy.values(), EmptyPolicy.skip));
            case "direction" -> field.direction(one(setting, Direction.values(), Direction.both));
            case "conflict" -> field.conflict(one(setting, ConflictPolicy.values(), ConflictPolicy.crmWins));
            default -> field;
        };
    }

    private Conversion[] conversions(Setting setting) {
        List<String> known =
                Arrays.stream(Conversion.values()).map(Conversion::key).toList();
        List<Conversion> conversions = new ArrayList<>();
        for (String name : texts(setting, "one or several of " + String.join(", ", known))) {
            if (known.contains(name)) {
                conversions.add(Conversion.of(name));
            } else {
                problems.unknown(setting.place(), "conversion", name, known);
            }
        }
        return conversions.toArray(Conversion[]::new);
    }

    private FieldMapping zone(FieldMapping field, Setting setting) {
        String zone = text(setting, "a time zone, such as Asia/Kolkata");
        try {
            return zone == null ? field : field.zone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            problems.add(setting.place(), "'" + zone + "' is not a time zone, such as Asia/Kolkata or UTC");
            return field;
        }
    }

    private String separator(Setting setting) {
        String separator = text(setting, "a text, such as ;");
        if (separator != null && separator.isBlank()) {
            problems.add(setting.place(), "separator must be a text that is not blank, such as ;");
            return null;
        }
        return separator == null ? null : separator.strip();
    }

    private Map<String, Object> values(Setting setting) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (setting instanceof Section section) {
            section.entries().forEach((from, to) -> {
                if (to instanceof Scalar scalar && scalar.value() != null) {
                    values.put(from, scalar.value());
                } else {
                    problems.add(to.place(), "the value for '" + from + "' must be a single one, and is " + to.kind());
                }
            });
        } else {
            problems.add(setting.place(), "values must be a section: what Interakt gets, by the CRM's value");
        }
        return values;
    }

    /** Any value, also a list of them. */
    private Object plain(Setting setting) {
        if (setting instanceof Scalar scalar) {
            return scalar.value();
        }
        if (setting instanceof Listing list && list.elements().stream().allMatch(Scalar.class::isInstance)) {
            return list.elements().stream()
                    .map(element -> ((Scalar) element).value())
                    .toList();
        }
        problems.add(setting.place(), "it must be a value or a list of values, and is " + setting.kind());
        return null;
    }

    /** A text; {@code null} if it is none. */
    String text(Setting setting, String expected) {
        if (setting instanceof Scalar scalar && scalar.value() != null) {
            return scalar.value().toString();
        }
        problems.add(setting.place(), "expected " + expected + ", and found " + setting.kind());
        return null;
    }

    /** Texts: a list, or one text in which commas separate them. */
    List<String> texts(Setting setting, String expected) {
        Function<String, List<String>> wrong = kind -> {
            problems.add(setting.place(), "expected " + expected + ", and found " + kind);
            return List.of();
        };
        List<String> texts = new ArrayList<>();
        if (setting instanceof Scalar scalar && scalar.value() instanceof String text) {
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(texts::add);
        } else if (setting instanceof Listing list) {
            for (Setting element : list.elements()) {
                if (element instanceof Scalar scalar && scalar.value() instanceof String text) {
                    texts.add(text);
                } else {
                    return wrong.apply("a list that has " + element.kind());
                }
            }
        } else {
            return wrong.apply(setting.kind());
        }
        return texts.isEmpty() ? wrong.apply(setting.kind() + " that names none") : texts;
    }

    private boolean flag(Setting setting) {
        String text = setting instanceof Scalar scalar ? String.valueOf(scalar.value()) : "";
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(setting.place(), "expected true or false, and found " + setting.kind());
        }
        return text.equals("true");
    }

    /** One of the names of an enum. */
    <E extends Enum<E>> E one(Setting setting, E[] allowed, E otherwise) {
        List<String> names = Arrays.stream(allowed).map(Enum::name).toList();
        String name = text(setting, "one of " + String.join(", ", names));
        int index = names.indexOf(name);
        if (index < 0 && name != null) {
            problems.unknown(setting.place(), "value", name, names);
        }
        return index < 0 ? otherwise : allowed[index];
    }
}
