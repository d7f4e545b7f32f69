import Foundation
import Localization
import SystemPackage
import Testing

/// A folder of catalogs that lives as long as a test.
private final class CatalogFolder {
    let path: FilePath

    init(_ catalogs: [String: String]) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "catalogs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, text) in catalogs {
            try Data(text.utf8).write(to: url.appending(path: name))
        }
        path = FilePath(url.path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path.string)
    }
}

struct LocalizerTests {
    private func tag(_ text: String) throws -> LanguageTag {
        try #require(LanguageTag(text))
    }

    @Test func messageIsWordedInTheLanguage() throws {
        let french = Localizer(embedded: try tag("fr"))
        #expect(french("help.error.unknownCommand", ["name": "x"]) == "La commande x n’existe pas.")
        #expect(Localizer(embedded: .english)("help.error.unknownCommand", ["name": "x"]) == "There is no command x.")
    }

    @Test(arguments: [
        ("fr", 0, "0 pas"), ("fr", 1, "1 pas"), ("fr", 2, "2 grands pas"), ("fr", 1_000_000, "1 000 000 de pas"),
        ("en", 0, "0 steps"), ("en", 1, "1 step"), ("en", 1234, "1,234 steps"),
    ])
    func pluralFormFollowsTheLanguage(language: String, count: Int, expected: String) throws {
        let folder = try CatalogFolder([
            "fr.yml": "fr: {n: {one: '%{count} pas', many: '%{count} de pas', other: '%{count} grands pas'}}",
            "en.yml": "en: {n: {one: '%{count} step', other: '%{count} steps'}}",
        ])
        let localizer = try Localizer(tag(language), library: CatalogLibrary(requested: [folder.path]))
        #expect(localizer("n", count: count).replacing(/[\u{202F}\u{A0}]/, with: " ") == expected)
    }

    @Test func pluralOfAMissingMessageFollowsTheLanguageThatHasIt() throws {
        let folder = try CatalogFolder(["en.yml": "en: {n: {one: '%{count} step', other: '%{count} steps'}}"])
        let localizer = try Localizer(tag("fr"), library: CatalogLibrary(requested: [folder.path]))
        #expect(localizer("n", count: 0) == "0 steps")
    }

    @Test func missingKeyIsItsOwnText() throws {
        let french = Localizer(embedded: try tag("fr"))
        #expect(french("nowhere.at.all", ["a": "b"]) == "nowhere.at.all")
        #expect(french("nowhere.at.all", count: 3) == "nowhere.at.all")
        #expect(french.text(ifPresent: "nowhere.at.all") == nil)
    }

    @Test func folderReplacesSingleMessages() throws {
        let strong = try CatalogFolder(["fr.yml": "fr: {help: {error: {more: 'Fort'}}}"])
        let weak = try CatalogFolder([
            "fr.yml": "fr: {help: {error: {more: 'Faible', hint: 'Indice %{hint}'}}}", "README.md": "no catalog",
            "not a tag.yml": "[",
        ])
        let library = try CatalogLibrary(requested: [strong.path, weak.path])
        let localizer = try Localizer(tag("fr"), library: library)
        #expect(localizer("help.error.more") == "Fort")
        #expect(localizer("help.error.hint", ["hint": "x"]) == "Indice x")
        #expect(localizer("help.error.syntax") == "help.error.syntax")
        #expect(localizer("help.catalog.syntax") == "Ce YAML n’est pas valide.")
        #expect(library.languages.map(\.text) == ["en", "fr"])
    }

    @Test func folderAddsALanguageThatFallsBackToEnglish() throws {
        let folder = try CatalogFolder([
            "de_AT.yml": "de-AT: {help: {error: {more: 'Mehr'}}}", "de.yml": "de: {units: {quote: '„%{text}“'}}",
        ])
        let library = try CatalogLibrary(requested: [folder.path])
        #expect(library.languages.map(\.text) == ["de", "de-AT", "en", "fr"])
        let localizer = try Localizer(tag("de-AT"), library: library)
        #expect(localizer("help.error.more") == "Mehr")
        #expect(localizer.quote("x") == "„x“")
        #expect(localizer("help.catalog.syntax") == "This is not valid YAML.")
    }

    @Test func faultyCatalogIsToldInTheReadersWords() throws {
        let folder = try CatalogFolder(["fr.yml": "fr:\n  a: [1]\n"])
        let library = try CatalogLibrary(requested: [folder.path])
        let fault = try #require(
            #expect(throws: CatalogFault.self) { try Localizer(LanguageTag("fr") ?? .english, library: library) }
        )
        #expect(fault.line == 2)
        #expect(
            Localizer(embedded: try tag("fr")).message(for: fault)
                == "\(folder.path)/fr.yml:2:6: erreur\u{A0}: La valeur de a doit être un texte."
        )
        #expect(throws: Never.self) { try Localizer(.english, library: library) }
    }

    @Test func requestedFolderMustBeThereAndAnOptionalOneNeedNot() throws {
        let nowhere = FilePath("/nowhere/at/all")
        #expect(throws: CatalogFault(.unreadable(.noSuchFileOrDirectory), path: nowhere)) {
            try CatalogLibrary(requested: [nowhere])
        }
        #expect(try CatalogLibrary(optional: [nowhere]).languages.map(\.text) == ["en", "fr"])
    }

    @Test func foldersOfTheOptionAreStrongerThanThoseOfTheEnvironment() throws {
        let option = try CatalogFolder(["fr.yml": "fr: {a: option}"])
        let environment = try CatalogFolder(["fr.yml": "fr: {a: environment, b: environment}"])
        let share = try CatalogFolder(["fr.yml": "fr: {a: share, b: share, c: share}"])
        let library = try CatalogLibrary(
            option: [option.path],
            environment: ["RUNBOOK_LOCALES": ":\(environment.path):"],
            share: share.path
        )
        let negotiation = LanguageNegotiation(LanguageRequest("fr_CA", from: .locale), among: library.languages)
        let localizer = try Localizer(negotiation, library: library)
        #expect(["a", "b", "c"].map { localizer($0) } == ["option", "environment", "share"])
        #expect(localizer.conventions.text == "fr-CA")
    }

    @Test func whatATerminalWouldObeyIsShown() {
        #expect(VisibleText.of("a\u{1B}[31m\u{202E}b\n\u{200B}é日") == "a\\u{1b}[31m\\u{202e}b\\u{a}\\u{200b}é日")
    }
}
