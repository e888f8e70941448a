package io.github.camelinterakt.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** Loads mapping files, and merges each with the file that it extends. */
final class MappingFile {

    private static final String SCHEME = "interakt:";
    private static final String FOLDER = "classpath:io/github/camelinterakt/mapping/";

    /** The mappings that come with the component. */
    static final List<String> SHIPPED = MappingReader.keys(
            "freshsales-contact, hubspot-contact, leadsquared-lead, salesforce-contact, salesforce-lead, sql-contact,"
                    + " zoho-contact, zoho-lead");

    private final CamelContext context;
    private final Set<String> extending = new HashSet<>();

    MappingFile(CamelContext context) {
        this.context = context;
    }

    YamlValue load(String location) {
        extending.add(location);
        return parse(location, content(location));
    }

    YamlValue parse(String name, String yaml) {
        YamlValue own = YamlValue.parse(name, yaml, context);
        return own.get("extends", location -> own.over(base(location)), own);
    }

    private YamlValue base(YamlValue location) {
        if (extending.contains(location.text())) {
            throw location.wrong("extends goes round in a circle, to " + location.text());
        }
        try {
            return load(location.text());
        } catch (IllegalArgumentException e) {
            throw location.wrong(e.getMessage());
        }
    }

    private String content(String location) {
        String resource = location;
        if (location.startsWith(SCHEME)) {
            String name = location.substring(SCHEME.length());
            if (!SHIPPED.contains(name)) {
                throw new IllegalArgumentException("There is no mapping " + location + ". There are " + SCHEME
                        + String.join(", " + SCHEME, SHIPPED));
            }
            resource = FOLDER + name + ".yaml";
        }
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The mapping " + location + " cannot be read. Give classpath:, file: or interakt: with its name",
                    e);
        }
    }
}
