package io.github.camelinterakt.sandbox.account;

import java.util.HashMap;
import java.util.Map;

import io.github.camelinterakt.sandbox.api.RefusedException;

/** WhatsApp's languages: requests that create a template use the language's name, and messages use its code. */
final class TemplateLanguage {

    /** Alternating names and codes, from the platform's list of supported languages. */
    private static final String[] NAMES_AND_CODES = {
        "Afrikaans",
        "af",
        "Albanian",
        "sq",
        "Arabic",
        "ar",
        "Azerbaijani",
        "az",
        "Bengali",
        "bn",
        "Bulgarian",
        "bg",
        "Catalan",
        "ca",
        "Chinese (CHN)",
        "zh_CN",
        "Chinese (HKG)",
        "zh_HK",
        "Chinese (TAI)",
        "zh_TW",
        "Croatian",
        "hr",
        "Czech",
        "cs",
        "Danish",
        "da",
        "Dutch",
        "nl",
        "English",
        "en",
        "English (UK)",
        "en_GB",
        "English (US)",
        "en_US",
        "Estonian",
        "et",
        "Filipino",
        "fil",
        "Finnish",
        "fi",
        "French",
        "fr",
        "Georgian",
        "ka",
        "German",
        "de",
        "Greek",
        "el",
        "Gujarati",
        "gu",
        "Hausa",
        "ha",
        "Hebrew",
        "he",
        "Hindi",
        "hi",
        "Hungarian",
        "hu",
        "Indonesian",
        "id",
        "Irish",
        "ga",
        "Italian",
        "it",
        "Japanese",
        "ja",
        "Kannada",
        "kn",
        "Kazakh",
        "kk",
        "Kinyarwanda",
        "rw_RW",
        "Korean",
        "ko",
        "Kyrgyz (Kyrgyzstan)",
        "ky_KG",
        "Lao",
        "lo",
        "Latvian",
        "lv",
        "Lithuanian",
        "lt",
        "Macedonian",
        "mk",
        "Malay",
        "ms",
        "Malayalam",
        "ml",
        "Marathi",
        "mr",
        "Norwegian",
        "nb",
        "Persian",
        "fa",
        "Polish",
        "pl",
        "Portuguese (BR)",
        "pt_BR",
        "Portuguese (POR)",
        "pt_PT",
        "Punjabi",
        "pa",
        "Romanian",
        "ro",
        "Russian",
        "ru",
        "Serbian",
        "sr",
        "Slovak",
        "sk",
        "Slovenian",
        "sl",
        "Spanish",
        "es",
        "Spanish (ARG)",
        "es_AR",
        "Spanish (SPA)",
        "es_ES",
        "Spanish (MEX)",
        "es_MX",
        "Swahili",
        "sw",
        "Swedish",
        "sv",
        "Tamil",
        "ta",
        "Telugu",
        "te",
        "Thai",
        "th",
        "Turkish",
        "tr",
        "Ukrainian",
        "uk",
        "Urdu",
        "ur",
        "Uzbek",
        "uz",
        "Vietnamese",
        "vi",
        "Zulu",
        "zu"
    };

    private static final Map<String, String> CODES = codes();

    private TemplateLanguage() {}

    /**
     * Converts a language's name to its code.
     *
     * @param name the language's English name, such as {@code English}
     * @return the code, such as {@code en}
     * @throws RefusedException if the platform has no language of this name, for example if it is a code
     */
    static String codeOf(String name) {
        String code = CODES.get(name);
        if (code == null) {
            throw RefusedException.pleaseCorrect(
                    "/language: must be the name of a language that WhatsApp supports, such as English, not a code");
        }
        return code;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (int i = 0; i < NAMES_AND_CODES.length; i += 2) {
            codes.put(NAMES_AND_CODES[i], NAMES_AND_CODES[i + 1]);
        }
        return Map.copyOf(codes);
    }
}
