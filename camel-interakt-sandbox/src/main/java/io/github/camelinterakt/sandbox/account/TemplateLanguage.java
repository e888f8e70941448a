package io.github.camelinterakt.sandbox.account;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.api.RefusedException;

/** WhatsApp's languages: requests that create a template use the language's name, and messages use its code. */
final class TemplateLanguage {

    /** Names and codes, from the platform's list of supported languages. */
    private static final String NAMES_AND_CODES = """
            Afrikaans=af; Albanian=sq; Arabic=ar; Azerbaijani=az; Bengali=bn; Bulgarian=bg; Catalan=ca; Chinese \
            (CHN)=zh_CN; Chinese (HKG)=zh_HK; Chinese (TAI)=zh_TW; Croatian=hr; Czech=cs; Danish=da; Dutch=nl; \
            English=en; English (UK)=en_GB; English (US)=en_US; Estonian=et; Filipino=fil; Finnish=fi; \
            French=fr; Georgian=ka; German=de; Greek=el; Gujarati=gu; Hausa=ha; Hebrew=he; Hindi=hi; \
            Hungarian=hu; Indonesian=id; Irish=ga; Italian=it; Japanese=ja; Kannada=kn; Kazakh=kk; \
            Kinyarwanda=rw_RW; Korean=ko; Kyrgyz (Kyrgyzstan)=ky_KG; Lao=lo; Latvian=lv; Lithuanian=lt; \
            Macedonian=mk; Malay=ms; Malayalam=ml; Marathi=mr; Norwegian=nb; Persian=fa; Polish=pl; Portuguese \
            (BR)=pt_BR; Portuguese (POR)=pt_PT; Punjabi=pa; Romanian=ro; Russian=ru; Serbian=sr; Slovak=sk; \
            Slovenian=sl; Spanish=es; Spanish (ARG)=es_AR; Spanish (SPA)=es_ES; Spanish (MEX)=es_MX; Swahili=sw; \
            Swedish=sv; Tamil=ta; Telugu=te; Thai=th; Turkish=tr; Ukrainian=uk; Urdu=ur; Uzbek=uz; \
            Vietnamese=vi; Zulu=zu""";

    private static final Map<String, String> CODES = Stream.of(NAMES_AND_CODES.split("; ", -1))
            .map(language -> language.split("=", -1))
            .collect(Collectors.toMap(language -> language[0], language -> language[1]));

    private TemplateLanguage() {}

    /** Converts a language's name to its code. */
    static String codeOf(String name) {
        String code = CODES.get(name);
        if (code == null) {
            throw RefusedException.pleaseCorrect(
                    "/language: must be the name of a language that WhatsApp supports, such as English, not a code");
        }
        return code;
    }
}
