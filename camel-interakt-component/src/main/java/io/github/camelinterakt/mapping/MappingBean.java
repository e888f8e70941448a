package io.github.camelinterakt.mapping;

import java.util.Map;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Event;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * A mapping file as a bean that is declared in YAML or XML, for steps of a route that map. In Java,
 * {@link CrmMapping#load(String, CamelContext)} gives the mapping itself.
 */
public final class MappingBean implements CamelContextAware {

    private CamelContext camelContext;
    private String location;
    private CrmMapping mapping;

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        load();
    }

    /**
     * The location of the mapping file, as for {@link CrmMapping#load(String, CamelContext)}.
     *
     * @throws IllegalArgumentException if the file is wrong
     */
    public void setLocation(String location) {
        this.location = location;
        load();
    }

    /** Camel may set either of them first. */
    private void load() {
        if (camelContext != null && location != null) {
            mapping = CrmMapping.load(location, camelContext);
        }
    }

    /** See {@link CrmMapping#contact(Map)}. */
    public Contact contact(Map<String, ?> record) {
        return mapping().contact(record);
    }

    /** See {@link CrmMapping#event(Map)}. */
    public Event event(Map<String, ?> record) {
        return mapping().event(record);
    }

    /** See {@link CrmMapping#row(Contact)}. */
    public Map<String, Object> row(Contact contact) {
        return mapping().row(contact);
    }

    /** See {@link CrmMapping#row(EventCustomer)}. */
    public Map<String, Object> row(EventCustomer customer) {
        return mapping().row(customer);
    }

    private CrmMapping mapping() {
        if (mapping == null) {
            throw new IllegalStateException("The bean has no mapping: set its location");
        }
        return mapping;
    }
}
