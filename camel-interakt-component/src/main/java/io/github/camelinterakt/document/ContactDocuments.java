package io.github.camelinterakt.document;

import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.model.WireDocument;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** The documents about a person: contacts and events. */
public final class ContactDocuments {

    private final InteraktOperation operation;
    private final Parameters parameters;
    private final BodyReader bodies;
    private final Fields fields;
    private final PersonFields person;
    private final CrmMapping mapping;

    /**
     * For the contacts or events of an endpoint.
     *
     * @param mapping makes them of records; {@code null} if the bodies are contacts or events themselves
     */
    public ContactDocuments(
            InteraktOperation operation,
            Parameters parameters,
            BodyReader bodies,
            PhoneParser phones,
            CrmMapping mapping) {
        this.operation = operation;
        this.mapping = mapping;
        this.parameters = parameters;
        this.bodies = bodies;
        this.fields = new Fields(operation, parameters);
        this.person = new PersonFields(phones, PersonFields.Form.SPLIT);
    }

    /** A contact's document, for trackUser. */
    public Document contact(Message message, Findings findings) {
        Document contact = mapping == null
                ? bodies.readDocument(
                        message, "a contact: its phone or userId, traits and tags as JSON, map, POJO, or Contact")
                : mapped(message, mapping::contact);
        name(contact, message, findings);
        return contact;
    }

    /** An event's document, for trackEvent. */
    public Document event(Message message, Findings findings) {
        Document event = mapping == null
                ? bodies.readDocument(
                        message,
                        "an event: the contact's phone or userId, event and traits as JSON, map, POJO, or Event")
                : mapped(message, mapping::event);
        name(event, message, findings);
        ObjectNode document = event.json();
        fields.fill(document, "event", message, Parameter.EVENT_NAME);
        fields.require(document, "/event", "The event's name", Parameter.EVENT_NAME, findings);
        return event;
    }

    private Document mapped(Message message, Function<Map<String, Object>, WireDocument> mapped) {
        try {
            return Document.of(mapped.apply(bodies.readRecord(message)).toJson());
        } catch (MappingException e) {
            throw InteraktException.invalid(operation, e.getMessage(), e);
        }
    }

    private void name(Document read, Message message, Findings findings) {
        ObjectNode document = read.json();
        boolean userId = person.fillUserId(document, parameters.header(message, Parameter.USER_ID), findings);
        boolean phone = person.fill(document, parameters.header(message, Parameter.PHONE), null, findings);
        if (!userId && !phone) {
            findings.add(
                    "",
                    Rule.REQUIRED,
                    0,
                    "Nobody is named: give countryCode with phoneNumber, fullPhoneNumber or userId in the body, or the"
                            + " header CamelInteraktPhone or CamelInteraktUserId");
        }
    }
}
