package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The model's own mapper. It is never the application's: naming strategies, inclusion rules or modules configured there
 * must not change the wire.
 */
final class WireMapper {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new FieldsOfDocuments())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            // Absent parts are left out, but a null that the user put into a map (a trait) stays.
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WireMapper() {}

    static ObjectNode toJson(WireDocument document) {
        return MAPPER.valueToTree(document);
    }

    /** Writes a document field by field, where every other mapper asks its {@link WireDocument#toJson()}. */
    private static final class FieldsOfDocuments extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAsValue(Annotated annotated) {
            boolean document = annotated instanceof AnnotatedMember member
                    && WireDocument.class.isAssignableFrom(member.getDeclaringClass());
            return document ? Boolean.FALSE : super.hasAsValue(annotated);
        }
    }
}
