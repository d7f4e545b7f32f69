internal import MarkdownTree
internal import Planning
package import RunbookModel
internal import SystemPackage

/// Brings a translation up to date with its source: what acts is the source's, and no word of the translator changes.
///
/// Sections, steps and entries of the front matter that are new come in the source's words, with marks; code keeps the
/// comments of the translation where it is the same otherwise.
package struct TranslationSynchronization {
    /// Something that was carried over.
    package struct Change: Sendable, Hashable {
        /// What became of a part.
        package enum Kind: String, Sendable, Hashable {
            case added
            case changed
            case moved
            case removed
        }

        package var kind: Kind
        /// The kind of the part, and its name.
        package var part: String
        package var name: String
    }

    /// The whole file, up to date.
    package let text: String
    /// The parts that act and were not the same, in the order of the source, those that are gone last.
    package let changes: [Change]
    /// How many marks the file has now, and had not before.
    package let newMarkCount: Int
    /// Whether the file acts as its source does.
    package let isSame: Bool

    /// Synchronizes a translation, which may have errors, with its source.
    ///
    /// - Parameters:
    ///   - file: The translation's files as they were read.
    ///   - runbook: What could be made of them.
    ///   - source: The language that is translated, without errors.
    package init(_ file: RunbookSource, _ runbook: Runbook, from source: Runbook) {
        let original = String(decoding: file.markdown.bytes, as: UTF8.self)
        let expected = Fingerprint(source).entries
        var text = Self.text(runbook, from: source, verbatim: [])
        var found = Self.entries(of: text, file)
        let wrong = zip(expected, found).filter { $0.lines != $1.lines && $0.kind == .step }.map(\.0.name)
        if !wrong.isEmpty {
            // What looked like a comment was none.
            text = Self.text(runbook, from: source, verbatim: Set(wrong))
            found = Self.entries(of: text, file)
        }
        self.text = text
        isSame = found == expected
        changes = Self.changes(from: Fingerprint(runbook).entries, to: expected)
        newMarkCount = max(0, TranslationMarks.lines(of: text).count - TranslationMarks.lines(of: original).count)
    }

    private static func entries(of text: String, _ file: RunbookSource) -> [Fingerprint.Entry] {
        var file = file
        file.markdown.bytes = Array(text.utf8)
        let parsed = RunbookParser().parse(file)
        return parsed.isValid ? parsed.runbook.map { Fingerprint($0).entries } ?? [] : []
    }

    private static func text(_ runbook: Runbook, from source: Runbook, verbatim: Set<String>) -> String {
        let front = FrontMatterSynchronization(runbook, from: source).lines
        let page = PageSynchronization(runbook, from: source, verbatim: verbatim).lines
        let original = String(decoding: runbook.sourceBytes.first ?? [], as: UTF8.self)
        let parts = PageParts(original)
        let head = front.isEmpty ? [] : ["---"] + front + ["---"]
        // Blank lines between the front matter and the page stay.
        let gap = (parts.firstLine..<max(parts.firstLine, parts.source.lineCount + 1)).map(parts.source.line)
            .prefix(while: \.isBlank)
        let text = (head + (page.first?.isBlank == true ? [] : gap) + page).map { $0 + "\n" }.joined()
        return recorded(text, runbook, source)
    }

    /// The file with the digests of new sections, and without those of sections that are gone.
    private static func recorded(_ text: String, _ runbook: Runbook, _ source: Runbook) -> String {
        let known = runbook.translation?.sections ?? [:]
        guard !known.isEmpty else { return text }
        let present = SectionAlignment.matches(of: source, in: runbook)
        let entries = zip(SectionTexts(source).entries, present).compactMap { entry, match -> SectionTexts.Entry? in
            guard let digest = known[entry.key] else { return match == nil ? entry : nil }
            var entry = entry
            entry.digest = digest
            return entry
        }
        return (try? TranslationRecord(entries, in: text).recorded()) ?? text
    }

    private static func changes(from before: [Fingerprint.Entry], to now: [Fingerprint.Entry]) -> [Change] {
        let old = Dictionary(before.map { ("\($0.kind) \($0.name)", $0) }) { first, _ in first }
        let new = Set(now.map { "\($0.kind) \($0.name)" })
        let common = before.filter { new.contains("\($0.kind) \($0.name)") }
        let kept = now.filter { old["\($0.kind) \($0.name)"] != nil }
        let moved = Set(zip(common, kept).filter { $0.name != $1.name }.map(\.1.name))
        let changed = now.compactMap { entry -> Change? in
            guard let earlier = old["\(entry.kind) \(entry.name)"] else {
                return Change(kind: .added, part: entry.kind.rawValue, name: entry.name)
            }
            if earlier != entry { return Change(kind: .changed, part: entry.kind.rawValue, name: entry.name) }
            return moved.contains(entry.name) ? Change(kind: .moved, part: entry.kind.rawValue, name: entry.name) : nil
        }
        let gone = before.filter { !new.contains("\($0.kind) \($0.name)") }
        return changed + gone.map { Change(kind: .removed, part: $0.kind.rawValue, name: $0.name) }
    }
}
