package io.github.camelinterakt.examples.crmsync.sync;

import java.util.Map;

import io.github.camelinterakt.phone.Phone;
import org.apache.camel.Body;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells that two rows are one person, by reading their numbers as the component does. */
@Component("phones")
class Phones {

    private final String region;

    Phones(@Value("${camel.component.interakt.default-region:#{null}}") String defaultRegion) {
        this.region = Phone.region(defaultRegion);
    }

    /** The row's number with its country code, digits only; null if it is none. */
    public String normalise(@Body Map<String, Object> row) {
        Object phone = row.get("phone");
        try {
            return phone == null ? null : Phone.parse(phone.toString(), region).full();
        } catch (IllegalArgumentException refusedLaterWithItsReason) {
            return null;
        }
    }
}
