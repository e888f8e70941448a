package io.github.camelinterakt.mapping.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.problem.Place;

/** A setting of a mapping file, whatever its format, and where it is. */
sealed interface Setting {

    /** The file and the line. */
    Place place();

    /** What it is, for errors. */
    String kind();

    /**
     * A single value.
     *
     * @param value a text, a number, a boolean, or null
     */
    record Scalar(Object value, Place place) implements Setting {
        @Override
        public String kind() {
            return value == null ? "nothing" : value instanceof String ? "a text" : "the value " + value;
        }
    }

    /** Several settings in their order. */
    record Listing(List<Setting> elements, Place place) implements Setting {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Settings by key. */
    record Section(Map<String, Setting> entries, Place place) implements Setting {
        @Override
        public String kind() {
            return "a section";
        }

        /** These settings over those: of two sections their entries, of anything else the upper one; nothing takes one away. */
        Section over(Section base) {
            Map<String, Setting> merged = new LinkedHashMap<>(base.entries);
            entries.forEach((key, own) -> {
                Setting below = merged.get(key);
                if (own instanceof Scalar scalar && scalar.value() == null && below != null) {
                    merged.remove(key);
                } else if (own instanceof Section upper && below instanceof Section lower && !upper.isField()) {
                    merged.put(key, upper.over(lower));
                } else {
                    merged.put(key, own);
                }
            });
            return new Section(merged, place);
        }

        /** Whether it says where a value is from: such a section is replaced as a whole. */
        private boolean isField() {
            return entries.containsKey("field") || entries.containsKey("constant") || entries.containsKey("simple");
        }
    }
}
