package io.github.camelinterakt.mapping.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.camelinterakt.mapping.AbsentPolicy;
import io.github.camelinterakt.mapping.ConflictPolicy;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.CrmMappingBuilder;
import io.github.camelinterakt.mapping.EmptyPolicy;
import io.github.camelinterakt.mapping.FieldMapping;
import io.github.camelinterakt.mapping.file.Setting.Listing;
import io.github.camelinterakt.mapping.file.Setting.Section;
import io.github.camelinterakt.mapping.problem.Place;
import io.github.camelinterakt.mapping.problem.Problems;

/** Makes a mapping of the settings of its file. */
final class MappingReader {

    private final CrmMappingBuilder mapping = CrmMapping.builder();
    private final Problems problems;
    private final FieldSettings fields;

    MappingReader(Problems problems) {
        this.problems = problems;
        this.fields = new FieldSettings(problems);
    }

    /** The mapping that the settings say, not yet built. */
    CrmMappingBuilder read(Section file) {
        Map<String, Place> places = new HashMap<>();
        file.entries().forEach((key, setting) -> {
            places.put(key, setting.place());
            switch (key) {
                case "extends" -> {
                    // It is here only if what it extends cannot be had, which is a problem already.
                }
                case "key" -> mapping.key(fields.text(setting, "the name of a field"));
                case "modified" -> field(setting, mapping::modified);
                case "fields" -> mapping.fields(fields.texts(setting, "the names of fields"));
                case "absent" -> mapping.absent(fields.one(setting, AbsentPolicy.values(), AbsentPolicy.skip));
                case "empty" -> mapping.empty(fields.one(setting, EmptyPolicy.values(), EmptyPolicy.skip));
                case "conflict" ->
                    mapping.conflict(fields.one(setting, ConflictPolicy.values(), ConflictPolicy.crmWins));
                case "contact" -> section(key, setting, this::contact);
                case "event" -> section(key, setting, this::event);
                case "row" -> each(key, setting, mapping::row);
                default -> problems.unknown(setting.place(), "key", key, MappingKeys.FILE);
            }
        });
        return mapping.readFrom(places, problems);
    }

    private void contact(String key, Setting setting) {
        switch (key) {
            case "userId" -> field(setting, mapping::userId);
            case "phone" -> field(setting, mapping::phone);
            case "countryCode" -> field(setting, mapping::countryCode);
            case "createdAt" -> field(setting, mapping::createdAt);
            case "addToSalesCycle" -> field(setting, mapping::addToSalesCycle);
            case "traits" -> each(key, setting, mapping::trait);
            case "tags" -> elements(setting).forEach(tag -> field(tag, mapping::tag));
            default -> problems.unknown(setting.place(), "key", key, MappingKeys.CONTACT);
        }
    }

    private void event(String key, Setting setting) {
        switch (key) {
            case "name" -> field(setting, mapping::event);
            case "userId" -> field(setting, mapping::eventUserId);
            case "phone" -> field(setting, mapping::eventPhone);
            case "countryCode" -> field(setting, mapping::eventCountryCode);
            case "traits" -> each(key, setting, mapping::eventTrait);
            default -> problems.unknown(setting.place(), "key", key, MappingKeys.EVENT);
        }
    }

    private void field(Setting setting, Consumer<FieldMapping> target) {
        target.accept(FieldSettings.field(setting));
    }

    private void each(String name, Setting setting, BiConsumer<String, FieldMapping> target) {
        section(name, setting, (key, inner) -> field(inner, field -> target.accept(key, field)));
    }

    private void section(String name, Setting setting, BiConsumer<String, Setting> target) {
        if (setting instanceof Section section) {
            section.entries().forEach(target);
        } else {
            problems.add(setting.place(), name + " must be a section, and is " + setting.kind());
        }
    }

    /** The elements of a list; in properties, those of {@code tags[0]}, {@code tags[1]}, or of a text with commas. */
    private List<Setting> elements(Setting setting) {
        if (setting instanceof Listing list) {
            return list.elements();
        }
        if (setting instanceof Section section) {
            Map<String, Setting> entries = section.entries();
            for (Map.Entry<String, Setting> entry : entries.entrySet()) {
                if (!entry.getKey().matches("\\d+")) {
                    problems.add(
                            entry.getValue().place(), "tags must be a list, and has the key '" + entry.getKey() + "'");
                    return List.of();
                }
            }
            return List.copyOf(entries.values());
        }
        List<Setting> elements = new ArrayList<>();
        for (String name : fields.texts(setting, "a list of fields")) {
            elements.add(new Setting.Scalar(name, setting.place()));
        }
        return elements;
    }
}
