package io.github.camelinterakt.mapping.file;

import java.util.List;

/** The keys of mapping files: those of the file, of its sections, and of a field. */
public final class MappingKeys {

    /** Of the file itself. */
    public static final List<String> FILE =
            List.of("extends", "key", "modified", "fields", "absent", "empty", "conflict", "contact", "event", "row");

    /** Of the section contact. */
    public static final List<String> CONTACT =
            List.of("userId", "phone", "countryCode", "createdAt", "addToSalesCycle", "traits", "tags");

    /** Of the section event. */
    public static final List<String> EVENT = List.of("name", "userId", "phone", "countryCode", "traits");

    /** Of a field. */
    public static final List<String> FIELD = List.of(
            "field",
            "join",
            "constant",
            "simple",
            "convert",
            "format",
            "zone",
            "separator",
            "values",
            "default",
            "required",
            "empty",
            "direction",
            "conflict");

    private MappingKeys() {}
}
