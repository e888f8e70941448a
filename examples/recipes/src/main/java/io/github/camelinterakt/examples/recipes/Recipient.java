package io.github.camelinterakt.examples.recipes;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row of the sheet, by the order of its columns. The phone is a text, because a spreadsheet may write it in any notation. */
@CsvRecord(separator = ",")
public class Recipient {

    private static final int DIGITS = 10;

    @DataField(pos = 1, trim = true)
    private String phone;

    @DataField(pos = 2, trim = true)
    private String name;

    @DataField(pos = 3, trim = true)
    private String offer;

    /** The recipient's phone number. */
    public String getPhone() {
        return phone;
    }

    /** The end of the phone number, which all its notations share: one person gets one message. */
    public String getKey() {
        String digits = phone == null ? "" : phone.replaceFirst("\\.0+$", "").replaceAll("\\P{Nd}", "");
        return digits.length() < DIGITS ? phone : digits.substring(digits.length() - DIGITS);
    }

    /** The template's first value. */
    public String getName() {
        return name;
    }

    /** The template's second value. */
    public String getOffer() {
        return offer;
    }

    /** Sets the phone number. */
    public void setPhone(String phone) {
        this.phone = phone;
    }

    /** Sets the template's first value. */
    public void setName(String name) {
        this.name = name;
    }

    /** Sets the template's second value. */
    public void setOffer(String offer) {
        this.offer = offer;
    }
}
