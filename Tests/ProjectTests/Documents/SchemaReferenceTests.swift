import Foundation
import Testing

/// The handbook names every key of every schema, and no other.
struct SchemaReferenceTests {
    private static let folder = "runbooks/handbook-journal"
    private static let languages = ["en", "fr"]

    /// The sections of a language's page by their ids, without code blocks.
    private static func sections(_ language: String) throws -> [String: String] {
        let text = try ProjectFiles.text("\(folder)/\(language).md")
        let prose = text.replacing(#/(?m)^(`{3,})[^`\n]+\n(?s:.*?)^\1$/#, with: "")
        let headings = prose.matches(of: #/(?m)^#+ .*\{#([a-z0-9-]+)\}$/#)
        return Dictionary(
            uniqueKeysWithValues: headings.enumerated().map { index, heading in
                let end = index + 1 < headings.count ? headings[index + 1].range.lowerBound : prose.endIndex
                return (String(heading.1), String(prose[heading.range.upperBound..<end]))
            }
        )
    }

    private static func schema(_ name: String) throws -> [String: Any] {
        let text = try ProjectFiles.text("\(folder)/schemas/\(name).schema.json")
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static var schemaNames: [String] {
        get throws {
            try ProjectFiles.names(in: "\(folder)/schemas").map { $0.replacing(".schema.json", with: "") }
        }
    }

    /// The keys that a part of a schema declares, those of the definitions that it refers to among them.
    private static func keys(in part: Any, of definitions: [String: Any]) -> Set<String> {
        if let list = part as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1, of: definitions)) } }
        guard let object = part as? [String: Any] else { return [] }
        var found = Set((object["properties"] as? [String: Any] ?? [:]).keys)
        if let reference = object["$ref"] as? String, let name = reference.split(separator: "/").last {
            found.formUnion(keys(in: definitions[String(name)] ?? [], of: definitions))
        }
        for (key, value) in object where key != "$defs" { found.formUnion(keys(in: value, of: definitions)) }
        return found
    }

    /// What a section says in code, and what it says so before the colon of a list's item.
    private static func names(in section: String) -> (all: Set<String>, explained: Set<String>) {
        func spans(_ text: some StringProtocol) -> Set<String> {
            Set(String(text).matches(of: #/`([A-Za-z]+)`/#).map { String($0.1) })
        }
        let items = section.split(separator: "\n").filter { $0.hasPrefix("- ") }
        let heads = items.map { $0.prefix { !":(".contains($0) } }
        return (spans(section), heads.reduce(into: []) { $0.formUnion(spans($1)) })
    }

    private func compare(_ section: String, _ keys: Set<String>, _ place: String) {
        let names = Self.names(in: section)
        #expect(names.all.isSuperset(of: keys), "\(place) lacks \(keys.subtracting(names.all).sorted())")
        #expect(names.explained.isSubset(of: keys), "\(place): \(names.explained.subtracting(keys).sorted())")
    }

    @Test(arguments: languages)
    func everySchemaIsNamedAndNoneIsInvented(language: String) throws {
        let page = try ProjectFiles.text("\(Self.folder)/\(language).md")
        let named = page.matches(of: #/`([a-z]+)\.schema\.json`/#).map { String($0.1) }
        #expect(named.sorted() == (try Self.schemaNames))
    }

    @Test(arguments: languages)
    func keysOfDocumentsAreExplained(language: String) throws {
        let sections = try Self.sections(language)
        for name in try Self.schemaNames where name != "journal" {
            let schema = try Self.schema(name)
            let definitions = schema["$defs"] as? [String: Any] ?? [:]
            let section = try #require(sections["json-\(name)"], "\(name) has no section in \(language)")
            compare(section, Self.keys(in: schema, of: definitions), "\(name) in \(language)")
        }
    }

    @Test(arguments: languages)
    func keysOfEventsAreExplained(language: String) throws {
        let sections = try Self.sections(language)
        let schema = try Self.schema("journal")
        let definitions = schema["$defs"] as? [String: Any] ?? [:]
        let events = try #require(schema["oneOf"] as? [[String: Any]])
        for event in events {
            let name = (event["properties"] as? [String: [String: Any]])?["event"]?["const"] as? String
            let id = "event-\(try #require(name).lowercased())"
            let keys = Self.keys(in: event, of: definitions).subtracting(["event", "time", "previous"])
            compare(try #require(sections[id], "\(id) in \(language)"), keys, "\(id) in \(language)")
        }
        #expect(sections.keys.filter { $0.hasPrefix("event-") }.count == events.count)
        compare(try #require(sections["journal"]), ["event", "time", "previous"], "journal in \(language)")
    }
}
