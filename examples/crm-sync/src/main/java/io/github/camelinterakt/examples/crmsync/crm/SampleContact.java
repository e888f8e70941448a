package io.github.camelinterakt.examples.crmsync.crm;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A sample contact, as messy as in reality.
 *
 * @param firstName may be empty or missing
 * @param lastName may be empty or missing
 * @param phone in one of five notations; or no number at all
 * @param email may be missing
 * @param language the language's code
 * @param segment what sales makes of it
 * @param notes free text, now and then with line breaks and tabs, which Interakt refuses
 * @param optedOut whether it wants no messages
 */
record SampleContact(
        String firstName,
        String lastName,
        String phone,
        String email,
        String language,
        String segment,
        String notes,
        boolean optedOut) {

    /** The first of the made-up numbers; they go up from here. */
    private static final long FIRST_NUMBER = 9_999_900_000L;

    private static final PhoneNotation[] NOTATIONS = PhoneNotation.values();
    private static final List<String> FIRST_NAMES = List.of(
            "Asha", "Ravi", "Jörg", "आशा", "Zoë", "विक्रम", "Meera", "Müge", "Arjun", "नेहा", "Søren", "PRIYA",
            "kiran ");
    private static final List<String> LAST_NAMES = List.of(
            "Sharma", "Iyer", "Müller-Lüdenscheidt", "शर्मा", "O'Neil", "D’Souza", "कुमार", "Größ", "Nair", "Ångström");
    private static final List<String> NO_NUMBERS =
            List.of("", "n/a", "12345", "call the office", "+91 99999", "undefined");
    private static final List<String> NOTES = List.of(
            "Met at the fair", "Prefers mornings", "निर्णय अगले महीने", "Wants an offer for 3 sites", "VIP – be quick");
    private static final List<String> REFUSED_NOTES =
            List.of("first line\nsecond line", "name\tcity\tbudget", "too   many   spaces");
    private static final List<String> SEGMENTS = List.of("New", "Active", "At risk", "Partner");
    private static final List<String> LANGUAGES = List.of("en", "hi", "de", "en", "hi");

    /** The contact at that place, always the same for the same place and chance. */
    static SampleContact at(int place, Random chance) {
        // Every now and then somebody was entered a second time, by somebody else.
        int person = place > 50 && chance.nextInt(100) < 4 ? chance.nextInt(place) : place;
        String firstName = oneOf(FIRST_NAMES, chance);
        String lastName = oneOf(LAST_NAMES, chance);
        int blank = chance.nextInt(100);
        int numberless = chance.nextInt(100);
        return new SampleContact(
                blank < 3 ? null : blank < 6 ? "  " : firstName,
                blank < 2 ? "" : lastName,
                numberless < 1 ? null : numberless < 4 ? oneOf(NO_NUMBERS, chance) : phone(person, chance),
                chance.nextInt(10) == 0 ? null : "person" + person + "@example.com",
                oneOf(LANGUAGES, chance),
                oneOf(SEGMENTS, chance),
                chance.nextInt(100) < 2
                        ? oneOf(REFUSED_NOTES, chance)
                        : chance.nextBoolean() ? oneOf(NOTES, chance) : null,
                chance.nextInt(100) < 6);
    }

    private static String phone(int person, Random chance) {
        String national = String.format(Locale.ROOT, "%010d", FIRST_NUMBER + person);
        return NOTATIONS[chance.nextInt(NOTATIONS.length)].write(national);
    }

    private static String oneOf(List<String> values, Random chance) {
        return values.get(chance.nextInt(values.size()));
    }

    /** Prints nothing of the person. */
    @Override
    public String toString() {
        return "SampleContact[" + segment + "]";
    }
}
