package import MarkdownTree
package import RunbookModel

/// Which sections of a translation are behind the language that it translates.
package struct TranslationStaleness: Sendable {
    /// What became of a section of the source.
    package enum Change: Sendable, Hashable {
        /// Its text is another than the one that was translated.
        case changed
        /// Nothing is recorded of it.
        case unrecorded
        /// It was translated, and the source no longer has it.
        case gone
    }

    /// A section that is behind.
    package struct Section: Sendable, Hashable {
        /// The name under which its digest is, or would be, recorded.
        package var key: String
        package var change: Change
        /// What the reader of the translation calls it; the key of a section that has no title.
        package var title: String
        /// Where it starts in the translation; where nothing stands for it, where its digest is recorded.
        package var location: SourceLocation?
        /// Where it starts in the source; nil for one that is gone.
        package var sourceLocation: SourceLocation?
        /// The digest that is recorded.
        package var recordedDigest: String?
        /// The lines that the source has now.
        package var sourceLines: [String]
    }

    /// In the order of the source, those that are gone last; none where the translation records nothing.
    package let sections: [Section]

    /// Holds what a translation records against the language that it translates.
    package init(of runbook: Runbook, from source: Runbook) {
        let recorded = runbook.translation?.sections ?? [:]
        guard !recorded.isEmpty else {
            sections = []
            return
        }
        // Most translations are up to date, and then nobody need know where their digests stand.
        lazy var front = FrontMatterPlaces(runbook)
        let entries = SectionTexts(source).entries
        let matches = SectionAlignment.matches(of: source, in: runbook)
        let behind = entries.indices.compactMap { index -> Section? in
            let entry = entries[index]
            guard recorded[entry.key] != entry.digest else { return nil }
            let section = matches[index].map { runbook.sections[$0] }
            let titles = [section?.title.plainText ?? "", entry.title, entry.key]
            return Section(
                key: entry.key,
                change: recorded[entry.key] == nil ? .unrecorded : .changed,
                title: titles.first { !$0.isEmpty } ?? entry.key,
                location: section?.location ?? front.location(of: ["translation", "sections", entry.key]),
                sourceLocation: entry.location,
                recordedDigest: recorded[entry.key],
                sourceLines: entry.lines
            )
        }
        let gone = Set(recorded.keys).subtracting(entries.map(\.key)).sorted()
        sections =
            behind
            + gone.map { key in
                let section = runbook.sections.first { $0.digestKey == key }
                return Section(
                    key: key,
                    change: .gone,
                    title: section.map(\.title.plainText).flatMap { $0.isEmpty ? nil : $0 } ?? key,
                    location: front.location(of: ["translation", "sections", key]),
                    recordedDigest: recorded[key],
                    sourceLines: []
                )
            }
    }
}
