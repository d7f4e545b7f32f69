internal import Authoring
internal import MarkdownTree
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Finds what a translated section said when it was translated, in the history of the source's file.
final class SourceRevisions {
    private let place: RunbookPlace
    private var histories: [FilePath: SourceHistory] = [:]

    init(place: RunbookPlace) {
        self.place = place
    }

    /// The section as it was translated, beside the section of now; nil where no version is known that was.
    func comparison(
        for finding: ParityFinding
    ) -> (left: ComparisonRenderer.Side, right: ComparisonRenderer.Side)? {
        guard let digest = finding.translatedDigest, let key = finding.diagnostic.arguments["key"],
            let language = finding.diagnostic.arguments["source"],
            var source = try? place.source(language: language)
        else { return nil }
        let path = finding.source.path
        let history = histories[path] ?? SourceHistory(of: path)
        histories[path] = history
        let revision = history.first { bytes -> [String]? in
            source.markdown.bytes = bytes
            guard let runbook = RunbookParser().parse(source).runbook else { return nil }
            return SectionTexts(runbook).entries.first { $0.key == key && $0.digest == digest }?.lines
        }
        guard let revision else { return nil }
        return (
            .init(name: "\(path.string) (\(revision.commit))", lines: revision.found),
            .init(name: finding.source.name, lines: finding.source.lines)
        )
    }
}
