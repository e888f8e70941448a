package io.github.camelinterakt.examples.crmsync.crm;

/** How people write one and the same number into a CRM. */
enum PhoneNotation {
    INTERNATIONAL {
        @Override
        String write(String national) {
            return "+91 " + national.substring(0, 5) + " " + national.substring(5);
        }
    },
    TRUNK_PREFIX {
        @Override
        String write(String national) {
            return "0" + national;
        }
    },
    BARE_DIGITS {
        @Override
        String write(String national) {
            return "91" + national;
        }
    },
    DASHES_AND_BRACKETS {
        @Override
        String write(String national) {
            return "+91-(" + national.substring(0, 5) + ")-" + national.substring(5);
        }
    },
    NATIONAL {
        @Override
        String write(String national) {
            return national.substring(0, 4) + " " + national.substring(4, 7) + " " + national.substring(7);
        }
    };

    /** Writes a national number of ten digits. */
    abstract String write(String national);
}
