package io.github.camelinterakt;

import java.time.Duration;

import io.github.camelinterakt.preflight.NestedTraits;
import io.github.camelinterakt.preflight.TraitPolicy;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What is checked before a call, so that nothing is sent that Interakt would refuse. */
@UriParams
public abstract class PreflightConfiguration extends ConnectionConfiguration {

    @UriParam(label = "producer,preflight", defaultValue = "true")
    private boolean preflight = true;

    @UriParam(label = "producer,preflight", defaultValue = "reject")
    private TraitPolicy traitPolicy = TraitPolicy.reject;

    @UriParam(label = "producer,preflight", defaultValue = "reject")
    private NestedTraits nestedTraits = NestedTraits.reject;

    @UriParam(label = "producer,preflight")
    private boolean validateTemplate;

    @UriParam(label = "producer,preflight", javaType = "java.time.Duration", defaultValue = "600000")
    private long templateCacheTtl = 600_000;

    /**
     * Checks that the options go together.
     *
     * @throws IllegalArgumentException if one is out of its range, or needs preflight while that is off; the message names it
     */
    void checkPreflight() {
        if (templateCacheTtl < 1_000) {
            throw new IllegalArgumentException(
                    "The option templateCacheTtl must be 1000 milliseconds or more, and is " + templateCacheTtl);
        }
        String needs = null;
        if (traitPolicy != TraitPolicy.reject) {
            needs = "traitPolicy=" + traitPolicy;
        } else if (nestedTraits != NestedTraits.reject) {
            needs = "nestedTraits=" + nestedTraits;
        } else if (validateTemplate) {
            needs = "validateTemplate=true";
        }
        if (!preflight && needs != null) {
            throw new IllegalArgumentException("The option " + needs + " needs preflight=true: take one of them out");
        }
    }

    Duration templateCacheDuration() {
        return Duration.ofMillis(templateCacheTtl);
    }

    public boolean isPreflight() {
        return preflight;
    }

    /**
     * Whether a request is checked against the API's rules before it is sent: what Interakt would refuse fails with reason
     * INVALID_REQUEST and outcome NOT_SENT, costs no call, and the exception lists every violation. With false the request
     * goes out as it is, and only what it needs to be made at all is looked at.
     */
    public void setPreflight(boolean preflight) {
        this.preflight = preflight;
    }

    public TraitPolicy getTraitPolicy() {
        return traitPolicy;
    }

    /**
     * What is done with a trait of a contact or event that holds a newline, a tab or more than two spaces in a row. reject:
     * the call is refused. clean: such white space becomes one space, and none at the value's beginning and end. Needs
     * preflight.
     */
    public void setTraitPolicy(TraitPolicy traitPolicy) {
        this.traitPolicy = traitPolicy;
    }

    public NestedTraits getNestedTraits() {
        return nestedTraits;
    }

    /**
     * What is done with a trait of a contact or event that is an object; Interakt's traits are flat. reject: the call is
     * refused. flatten: its fields become traits of their own, joined by an underscore, so that address with city becomes
     * address_city; two traits of one name are refused. Needs preflight.
     */
    public void setNestedTraits(NestedTraits nestedTraits) {
        this.nestedTraits = nestedTraits;
    }

    public boolean isValidateTemplate() {
        return validateTemplate;
    }

    /**
     * Whether the template of a WhatsApp message or campaign is compared with the account's templates before the call:
     * name, language, approval, category (where templateCategory is given) and the numbers of header, body and button
     * values. An endpoint that names an unknown template in its URI fails at start. The templates are fetched once an
     * account; while they cannot be fetched, messages are sent without this check. Needs preflight.
     */
    public void setValidateTemplate(boolean validateTemplate) {
        this.validateTemplate = validateTemplate;
    }

    public long getTemplateCacheTtl() {
        return templateCacheTtl;
    }

    /**
     * How long the fetched templates count as current for validateTemplate; then they are fetched again while the old ones
     * are still in use. Milliseconds, or a duration such as 10m; at least 1000.
     */
    public void setTemplateCacheTtl(long templateCacheTtl) {
        this.templateCacheTtl = templateCacheTtl;
    }
}
