import Localization
import Testing

/// A message key as a string literal of the sources names it; interpolated parts may be any text.
private struct KeyPattern: Hashable {
    /// The literal's parts between its interpolations.
    var parts: [String]

    var isLiteral: Bool { parts.count == 1 }
    var text: String { parts.joined(separator: "*") }

    func matches(_ key: String) -> Bool {
        guard let first = parts.first, let last = parts.last, !isLiteral else { return key == parts.first }
        guard key.hasPrefix(first), key.hasSuffix(last), key.count > first.count + last.count else { return false }
        var rest = key.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }

    /// Finds the keys among the string literals of a source: those that start with the name of a group and a dot.
    static func all(in source: String, groups: Set<String>) -> Set<KeyPattern> {
        var found: Set<KeyPattern> = []
        var rest = Substring(source)
        while let quote = rest.firstIndex(of: "\"") {
            rest = rest[rest.index(after: quote)...]
            let group = rest.prefix { $0.isLetter }
            guard groups.contains(String(group)), rest.dropFirst(group.count).first == "." else { continue }
            if let pattern = read(&rest) {
                found.insert(pattern)
            }
        }
        return found
    }

    /// Reads a literal up to its closing quotation mark; nil where it holds what no key has.
    private static func read(_ rest: inout Substring) -> KeyPattern? {
        var parts = [""]
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                return KeyPattern(parts: parts)
            case "\\":
                guard rest.first == "(" else { return nil }
                var depth = 0
                repeat {
                    guard let next = rest.popFirst() else { return nil }
                    depth += next == "(" ? 1 : next == ")" ? -1 : 0
                } while depth > 0
                parts.append("")
            case _ where character.isLetter || character.isNumber || "._-".contains(character):
                parts[parts.count - 1].append(character)
            default:
                return nil
            }
        }
        return nil
    }
}

struct CatalogUseTests {
    /// Keys that the sources compose in a way that no string literal shows, or that the script of pages names.
    private static let composed = [
        "site.live.",
        "rehearsal.effect.", "rehearsal.ending.", "rehearsal.mark", "rehearsal.written",
        "run.counted.done", "run.effect.", "run.ending.", "run.written", "training.counted.done", "training.effect.",
        "training.ending.", "training.mark", "training.written",
    ]
    /// Keys that a single command may have for itself, and none needs to.
    private static let optional: Set<String> = ["help.commands.*.arguments.*", "help.commands.*.options.*"]
    /// Endings of literals that name files and not messages.
    private static let fileEndings = [
        ".json", ".jsonl", ".yml", ".yaml", ".md", ".sh", ".html", ".lock", ".swift", ".log",
    ]

    private func patterns() throws -> Set<KeyPattern> {
        let keys = try CatalogFiles.catalog("en").entries.keys
        let groups = Set(keys.compactMap { $0.split(separator: ".").first.map(String.init) })
        return try CatalogFiles.sources().values.reduce(into: []) { found, source in
            found.formUnion(KeyPattern.all(in: source, groups: groups))
        }
    }

    @Test func everyMessageIsUsed() throws {
        let patterns = try patterns()
        let unused = try CatalogFiles.catalog("en").entries.keys.filter { key in
            !CatalogFiles.awaited.contains(key) && !Self.composed.contains { key.hasPrefix($0) }
                && !patterns.contains { $0.matches(key) }
        }
        #expect(unused.sorted() == [])
    }

    @Test func everyKeyInTheSourcesHasAMessage() throws {
        let keys = try CatalogFiles.catalog("en").entries.keys
        let missing = try patterns().filter { pattern in
            !keys.contains { pattern.matches($0) } && !Self.optional.contains(pattern.text)
                && !Self.fileEndings.contains { pattern.text.hasSuffix($0) }
        }
        #expect(missing.map(\.text).sorted() == [])
    }

    @Test(arguments: [
        (#"localizer("run.title")"#, ["run.title"]), (#"f("run.\(g(x)).b") + "run.c""#, ["run.*.b", "run.c"]),
        (#""run.title is a sentence" "runner.x" "run""#, []), (#""run.\(a["b"]).c""#, ["run.*.c"]),
    ])
    func keysAreFoundInSources(source: String, keys: [String]) {
        #expect(KeyPattern.all(in: source, groups: ["run"]).map(\.text).sorted() == keys)
    }
}
