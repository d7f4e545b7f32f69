import Localization
import Testing

struct LanguageTagTests {
    @Test(arguments: [
        ("fr", "fr"), ("FR", "fr"), ("fr-ca", "fr-CA"), ("ZH-hANT-tw", "zh-Hant-TW"), ("es-419", "es-419"),
        ("sl-ROZAJ-biske", "sl-rozaj-biske"), ("de-CH-1901", "de-CH-1901"), ("sr-latn-rs", "sr-Latn-RS"),
        ("en-US-u-HC-H23", "en-US-u-hc-h23"), ("zh-cmn-hans-cn", "zh-cmn-Hans-CN"), ("x-Whatever", "x-whatever"),
        ("en-x-US-Latn", "en-x-us-latn"), ("ca-ES-valencia", "ca-ES-valencia"), ("haw", "haw"),
    ])
    func wellFormedTagIsWrittenInCanonicalCase(text: String, canonical: String) {
        #expect(LanguageTag(text)?.text == canonical)
    }

    @Test(arguments: [
        "", "-", "f", "fr-", "-fr", "fr--CA", "fr_CA", "fr-CA-FR", "123", "fr-Latn-Cyrl", "x", "x-", "en-a", "en-a-x-b",
        "de-1901-1901", "en-a-bb-a-cc", "toolonglanguage", "fr-toolongvariant", "été", "fr-ÇA", "fr CA", "../../etc",
        "i-klingon", String(repeating: "a-", count: 200),
    ])
    func illFormedTagIsRefused(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test func partsAreToldApart() throws {
        let tag = try #require(LanguageTag("zh-hant-tw"))
        #expect(tag.language == "zh")
        #expect(tag.script == "Hant")
        #expect(tag.region == "TW")
    }

    @Test(arguments: [
        ("zh-Hant-TW", ["zh-Hant-TW", "zh-Hant", "zh"]), ("fr", ["fr"]),
        (
            "zh-Hant-CN-x-private1-private2",
            ["zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]
        ),
        ("en-u-hc-h23", ["en-u-hc-h23", "en-u-hc", "en"]), ("x-own", ["x-own"]),
    ])
    func lookupChainDropsOneSubtagAfterTheOther(text: String, chain: [String]) throws {
        let tag = try #require(LanguageTag(text))
        #expect(tag.lookupChain.map(\.text) == chain)
    }

    @Test(arguments: [
        ("fr_FR.UTF-8", "fr-FR"), ("en_US@euro", "en-US"), ("de", "de"), ("sr_RS.UTF-8@latin", "sr-Latn-RS"),
        ("ca_ES@valencia", "ca-ES-valencia"), ("zh_TW.Big5", "zh-TW"), ("pt_BR.ISO-8859-1", "pt-BR"),
        ("uz_UZ@cyrillic", "uz-Cyrl-UZ"),
    ])
    func posixLocaleNamesItsLanguage(name: String, tag: String) {
        #expect(PosixLocale(name).tag?.text == tag)
    }

    @Test(arguments: ["C", "POSIX", "C.UTF-8", "C.utf8", "POSIX@x"])
    func cLocaleHasNoLanguage(name: String) {
        #expect(PosixLocale(name).isNeutral)
        #expect(PosixLocale(name).tag == nil)
    }

    @Test(arguments: ["", "_FR", "@euro", ".UTF-8", "fr_", "/usr/share/locale", "@latin"])
    func brokenLocaleNamesNoLanguage(name: String) {
        #expect(PosixLocale(name).tag == nil)
    }
}
