internal import MarkdownTree
internal import SystemPackage

/// A runbook as far as it could be read, with everything that is wrong with it.
package struct ParsedRunbook: Sendable {
    /// Nil where the files do not even give a document.
    package var runbook: Runbook?
    /// In source order, errors and warnings together.
    package var diagnostics: [Diagnostic]

    /// Whether nothing forbids to run it.
    package var isValid: Bool {
        runbook != nil && !diagnostics.contains { $0.severity == .error }
    }
}

/// Reads a runbook's source into a ``Runbook``, and reports every fault at once.
package struct RunbookParser {
    package init() {}

    /// Parses one language of a runbook.
    package func parse(_ source: RunbookSource) -> ParsedRunbook {
        let sink = DiagnosticSink()
        let markdown = source.markdown.text(reportingTo: sink)
        let definition = source.definition.flatMap { file in
            file.text(reportingTo: sink).map { DefinitionFile(text: $0, path: file.path) }
        }
        guard let markdown else { return ParsedRunbook(runbook: nil, diagnostics: sink.diagnostics) }
        let document = MarkdownParser().parse(markdown)
        report(document.faults, in: source.markdown.path, to: sink)
        var runbook = Runbook(id: source.id, language: source.language ?? "und", title: "", path: source.markdown.path)
        runbook.definitionPath = source.definition?.path
        runbook.sourceBytes = [source.markdown.bytes] + (source.definition.map { [$0.bytes] } ?? [])
        readDefinitions(definition, document.frontMatter, into: &runbook, sink)
        readDocument(document, into: &runbook, languages: source.languages, sink)
        RunbookChecker(runbook: runbook, sink: sink).check()
        let order = [source.definition?.path, source.markdown.path]
        let sorted = sink.diagnostics.enumerated().sorted { left, right in
            let leftKey = (order.firstIndex(of: left.element.path) ?? 2, left.element.location, left.offset)
            let rightKey = (order.firstIndex(of: right.element.path) ?? 2, right.element.location, right.offset)
            if leftKey.0 != rightKey.0 { return leftKey.0 < rightKey.0 }
            let start = SourceLocation(line: 0, column: 0)
            if leftKey.1 != rightKey.1 { return leftKey.1 ?? start < rightKey.1 ?? start }
            return leftKey.2 < rightKey.2
        }
        return ParsedRunbook(runbook: runbook, diagnostics: sorted.map(\.element))
    }

    private func readDefinitions(
        _ definition: DefinitionFile?,
        _ frontMatter: FrontMatter?,
        into runbook: inout Runbook,
        _ sink: DiagnosticSink
    ) {
        let front = frontMatter.map {
            DefinitionFile(text: $0.text, path: runbook.path, firstLine: $0.firstLine)
        }
        let roots = [definition, front].compactMap { $0?.root(reportingTo: sink) }
        let merged = MergedMapping(sources: roots, name: "", sink: sink)
        DefinitionReader(root: merged, sink: sink).read(into: &runbook)
        runbook.parameters = ParameterReader(root: merged, sink: sink).read()
    }

    private func readDocument(
        _ document: MarkdownDocument,
        into runbook: inout Runbook,
        languages: [String],
        _ sink: DiagnosticSink
    ) {
        var reader = DocumentReader(path: runbook.path, sink: sink)
        reader.read(document.blocks)
        runbook.sections = reader.sections
        runbook.steps = reader.steps
        if runbook.title.isEmpty {
            let heading = runbook.sections.first { $0.level == 1 } ?? runbook.sections.first { $0.level > 0 }
            runbook.title = heading?.title.plainText ?? runbook.path.lastComponent?.string ?? runbook.id
        }
        IdentifierAssigner(path: runbook.path, sink: sink, requiresIDs: languages.count > 1).assign(to: &runbook)
        LinkResolver(path: runbook.path, sink: sink, anchors: reader.anchors).resolve(&runbook)
    }

    private func report(_ faults: [MarkdownFault], in path: FilePath, to sink: DiagnosticSink) {
        for fault in faults {
            let (code, arguments) = fault.kind.diagnostic
            sink.report(code, in: path, at: fault.location, arguments)
        }
    }
}

extension MarkdownFault.Kind {
    fileprivate var diagnostic: (DiagnosticCode, [String: String]) {
        switch self {
        case .unclosedFrontMatter: (.unclosedFrontMatter, [:])
        case .unclosedFence: (.unclosedFence, [:])
        case .strayBackticks: (.strayBackticks, [:])
        case .fenceInsideBlock: (.fenceInsideBlock, [:])
        case .textAfterLanguage(let text): (.textAfterLanguage, ["text": text])
        case .unclosedAttributes: (.unclosedAttributes, [:])
        case .unclosedQuote: (.unclosedQuote, [:])
        case .malformedAttribute(let text): (.malformedAttribute, ["text": text])
        case .repeatedAttribute(let name): (.repeatedAttribute, ["name": name])
        case .nestingTooDeep: (.nestingTooDeep, [:])
        case .tooLarge: (.fileTooLarge, ["limit": "\(RunbookSource.File.largestSize >> 20)"])
        case .nulCharacter: (.nullCharacter, [:])
        }
    }
}
