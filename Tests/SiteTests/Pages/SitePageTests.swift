import Foundation
import Localization
import Testing

@testable import Site

/// What holds for every page of the project's own runbooks, in every language.
struct SitePageTests {
    private static let site = try? SampleSite.shipped.get()
    static let pages = SampleSite.shippedTexts.filter { $0.key.hasSuffix(".html") }.mapValues { MarkupPage($0) }
    static let paths = pages.keys.sorted()
    private static let runbookPaths = paths.filter { $0.split(separator: "/").count == 3 }

    private func page(_ path: String) throws -> MarkupPage {
        try #require(Self.pages[path])
    }

    @Test func everyRunbookHasAPageInEveryLanguage() throws {
        let site = try SampleSite.shipped.get()
        #expect(!site.ids.isEmpty)
        let expected = ["en", "fr"].flatMap { tag in ["\(tag)/index.html"] + site.ids.map { "\(tag)/\($0)/index.html" }
        }
        #expect(Self.paths == (expected + ["index.html"]).sorted())
    }

    // MARK: Markup

    @Test(arguments: paths)
    func markupNeedsNoMending(path: String) throws {
        #expect(try page(path).faults == [])
    }

    @Test(arguments: paths)
    func idsAreUnique(path: String) throws {
        let ids = try page(path).ids
        #expect(Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
        #expect(ids.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) })
    }

    @Test(arguments: paths)
    func attributesNameElementsThatAreThere(path: String) throws {
        let page = try page(path)
        let ids = Set(page.ids)
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            let named = page.elements.compactMap { $0.attributes[name] }.flatMap { $0.split(separator: " ") }
            #expect(named.filter { !ids.contains(String($0)) } == [], "\(name)")
        }
    }

    @Test(arguments: paths)
    func headingsBeginWithTheTitleAndSkipNoLevel(path: String) throws {
        let page = try page(path)
        let levels = page.elements.compactMap { element in
            element.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.output.1) }
        }
        #expect(levels.first == 1)
        #expect(levels.count { $0 == 1 } == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
    }

    @Test(arguments: paths)
    func landmarksAndLanguageAreTold(path: String) throws {
        let page = try page(path)
        let html = try #require(page.elements.first)
        #expect(html.name == "html" && html.attributes["dir"] == "ltr")
        #expect(html.attributes["lang"] == (path.hasPrefix("fr/") ? "fr" : "en"))
        #expect(page.all("main").count == 1)
        #expect(page.all("nav").allSatisfy { $0.attributes["aria-label"]?.isEmpty == false })
        let skip = try #require(page.all("a").first)
        #expect(skip.attributes["href"].map { page.ids.contains(String($0.dropFirst())) } == true)
        #expect(page.all("title").first?.text.isEmpty == false)
    }

    @Test(arguments: paths)
    func everyControlHasALabel(path: String) throws {
        let page = try page(path)
        let labelled = Set(page.all("label").compactMap { $0.text.isEmpty ? nil : $0.attributes["for"] })
        for control in page.all("input") + page.all("select") {
            #expect(labelled.contains(control.attributes["id"] ?? ""), "\(control.attributes)")
        }
        for control in page.all("button") + page.all("a") {
            let name = control.attributes["aria-label"] ?? control.text
            let isBlank = name.allSatisfy(\.isWhitespace)
            #expect(!isBlank, "\(control.attributes)")
        }
        #expect(page.all("button").allSatisfy { $0.attributes["type"] == "button" })
    }

    // MARK: Safety

    @Test(arguments: paths)
    func nothingButTheSitesOwnScriptActs(path: String) throws {
        let page = try page(path)
        let policy = page.elements.firstIndex { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let content = policy.map { page.elements[$0].attributes["content"] ?? "" } ?? ""
        for directive in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'none'"] {
            #expect(content.contains(directive))
        }
        #expect(!content.contains("unsafe"))
        let loaded = page.elements.firstIndex { ["link", "script", "style"].contains($0.name) }
        #expect((policy ?? Int.max) < (loaded ?? 0))
        #expect(page.all("style").isEmpty)
        #expect(page.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "style" } })
        let scripts = page.all("script").filter { $0.attributes["type"] != "application/json" }
        #expect(scripts.compactMap { $0.attributes["src"] }.count == scripts.count)
    }

    // MARK: Languages

    @Test(arguments: runbookPaths)
    func anchorsAreTheSameInEveryLanguage(path: String) throws {
        let other = path.hasPrefix("fr/") ? "en/" + path.dropFirst(3) : "fr/" + path.dropFirst(3)
        let others = try page(other).ids
        #expect(try page(path).ids == others)
    }

    @Test(arguments: paths)
    func otherLanguagesAreLinked(path: String) throws {
        let page = try page(path)
        let offered = page.all("a").compactMap { $0.attributes["hreflang"] }
        #expect(offered == ["en", "fr"])
        guard path != "index.html" else { return }
        #expect(page.all("link").filter { $0.attributes["rel"] == "alternate" }.count == 2)
    }

    @Test(arguments: paths.filter { $0.hasPrefix("fr/") })
    func frenchPagesHaveFrenchTypography(path: String) throws {
        for sentence in try page(path).sentences {
            let faults = sentence.matches(of: #/ [:;!?»]|« |\p{L}'\p{L}|\p{L}[;!?»](?:\s|$)/#)
            #expect(faults.isEmpty, "\(sentence)")
        }
    }

    @Test(arguments: paths.filter { $0.hasPrefix("en/") })
    func englishPagesHaveNoFrenchSpaces(path: String) throws {
        for sentence in try page(path).sentences {
            #expect(!sentence.contains(/[\u{A0}\u{202F}][:;!?]/), "\(sentence)")
        }
    }

    // MARK: The live model

    @Test(arguments: runbookPaths)
    func numbersOfThePageAreInItsModel(path: String) throws {
        struct Model: Decodable {
            struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
            struct Template: Decodable { var slots: [Anything] }
            var conditions: [Anything]
            var choices: [Anything]
            var templates: [Template]
        }
        let page = try page(path)
        let json = try #require(page.elements.first { $0.attributes["id"] == "page-model" })
        let model = try JSONDecoder().decode(Model.self, from: Data(json.text.utf8))
        func numbers(_ name: String) -> [Int] { page.elements.compactMap { $0.attributes[name].flatMap { Int($0) } } }
        #expect(numbers("data-condition").allSatisfy { model.conditions.indices.contains($0) })
        #expect(numbers("data-choice") == Array(model.choices.indices))
        #expect(Set(numbers("data-template")) == Set(model.templates.indices))
        for (index, element) in page.elements.enumerated() {
            guard let number = element.attributes["data-template"].flatMap({ Int($0) }) else { continue }
            let slots = page.elements[index...].dropFirst().prefix { $0.parent.map { $0 >= index } ?? false }
                .compactMap { $0.attributes["data-slot"].flatMap { Int($0) } }
            #expect(slots == Array(model.templates[number].slots.indices))
        }
    }
}
