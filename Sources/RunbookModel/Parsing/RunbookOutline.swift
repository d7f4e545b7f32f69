internal import MarkdownTree

/// What a list of runbooks says of one, read without the rest of it.
package struct RunbookOutline: Sendable, Hashable {
    package var title: String
    package var summary: String?

    /// More bytes than the front matter of nearly every page has.
    private static let headSize = 8 << 10

    /// Reads one language of a runbook; one with faults is told as far as it can be read.
    ///
    /// - Throws: ``Diagnostic`` where a file cannot be read or the language is not there.
    package init(of place: RunbookPlace, language: String) throws(Diagnostic) {
        let head = try RunbookSource.File.readHead(place.page(in: language), size: Self.headSize)
        if let outline = Self(frontMatterOf: head) {
            self = outline
        } else {
            self.init(of: try place.source(language: language))
        }
    }

    private init(of source: RunbookSource) {
        let runbook = RunbookParser().parse(source).runbook
        title = runbook?.title ?? source.id
        summary = runbook?.summary
    }

    /// Reads the two entries of the front matter that stand at its top level; nil where there is no title among them.
    private init?(frontMatterOf file: RunbookSource.File) {
        let sink = DiagnosticSink()
        guard let text = file.text(reportingTo: sink), let front = FrontMatter(of: text) else { return nil }
        let entries = front.text.entries(named: ["title", "summary"])
        let root = DefinitionText(entries, path: file.path).root(reportingTo: sink)
        let values = root?.entries?.compactMap { entry in entry.value.text.map { (entry.key, $0) } } ?? []
        guard sink.diagnostics.isEmpty, let title = values.first(where: { $0.0 == "title" })?.1, !title.isEmpty else {
            return nil
        }
        self.title = title
        summary = values.first { $0.0 == "summary" }?.1
    }
}

extension String {
    /// The lines of these entries of a block mapping in YAML: each from its key at the start of a line to the next line
    /// that is not indented.
    fileprivate func entries(named names: [String]) -> String {
        let keys = names.map { Array("\($0):".utf8) }
        var (isWanted, found) = (false, [UInt8]())
        for line in Array(utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if let first = line.first, first != UInt8(ascii: " ") { isWanted = keys.contains(where: line.starts) }
            if isWanted { found += line + [UInt8(ascii: "\n")] }
        }
        return String(decoding: found, as: UTF8.self)
    }
}
