internal import MarkdownTree
internal import SystemPackage

/// A runbook as far as it could be read, with everything that is wrong with it.
package struct ParsedRunbook: Sendable {
    /// Nil where the files do not even give a document.
    package var runbook: Runbook?
    /// By file, the definition first, then by place; errors and warnings together.
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
        let reading = Reading(source: source)
        let runbook = reading.read()
        let files = [source.definition?.path, source.markdown.path]
        let sorted = reading.context.sink.diagnostics.sorted { left, right in
            let (leftFile, rightFile) = (files.firstIndex(of: left.path) ?? 2, files.firstIndex(of: right.path) ?? 2)
            if leftFile != rightFile { return leftFile < rightFile }
            let start = SourceLocation(line: 0, column: 0)
            return left.location ?? start < right.location ?? start
        }
        return ParsedRunbook(runbook: runbook, diagnostics: sorted)
    }
}

/// One source on its way to a runbook.
private struct Reading {
    let source: RunbookSource
    let context = ReadingContext()

    private var sink: DiagnosticSink { context.sink }

    func read() -> Runbook? {
        let markdown = source.markdown.text(reportingTo: sink)
        let definition = source.definition.map { file in
            file.text(reportingTo: sink, mayBeEmpty: true).map { DefinitionText($0, path: file.path) }
        }
        let document = markdown.map { MarkdownParser().parse($0) }
        let front = document?.frontMatter.map {
            DefinitionText($0.text, path: source.markdown.path, firstLine: $0.firstLine)
        }
        let roots = ([definition] + (front.map { [.some($0)] } ?? [])).compactMap(\.self)
            .map { $0?.root(reportingTo: sink) }
        guard let document else { return nil }
        report(document.faults)
        var runbook = Runbook(id: source.id, language: source.language ?? "und", title: "", path: source.markdown.path)
        runbook.definitionPath = source.definition?.path
        runbook.sourceBytes = [source.markdown.bytes] + (source.definition.map { [$0.bytes] } ?? [])
        let readable = roots.compactMap(\.self)
        readDefinitions(readable, into: &runbook)
        readDocument(document, into: &runbook)
        // Where definitions cannot be read, every name would be undeclared.
        if readable.count == roots.count { RunbookChecker(runbook: runbook, context: context).check() }
        return runbook
    }

    private func readDefinitions(_ roots: [DefinitionNode], into runbook: inout Runbook) {
        let merged = MergedMapping(sources: roots, name: "", context: context)
        DefinitionReader(root: merged).read(into: &runbook)
        runbook.parameters = ParameterReader(
            root: merged,
            declaringPath: runbook.definitionPath ?? runbook.path
        ).read()
        if let definition = runbook.definitionPath { KeyPlacement(root: merged, definition: definition).check() }
    }

    private func readDocument(_ document: MarkdownDocument, into runbook: inout Runbook) {
        var reader = DocumentReader(path: runbook.path, context: context)
        reader.read(document.blocks)
        runbook.codeLines = document.codeLines
        runbook.sections = reader.sections
        runbook.steps = reader.steps
        if runbook.title.isEmpty {
            let heading = runbook.sections.first { $0.level == 1 } ?? runbook.sections.first { $0.level > 0 }
            runbook.title = heading?.title.plainText ?? runbook.path.lastComponent?.string ?? runbook.id
        }
        IdentifierAssigner(
            path: runbook.path,
            sink: sink,
            requiresIDs: source.languages.count > 1,
            document: reader
        ).assign(to: &runbook)
        LinkResolver(runbook, sink: sink).resolve(&runbook)
    }

    private func report(_ faults: [MarkdownFault]) {
        for fault in faults {
            let (code, arguments) = fault.kind.diagnostic
            sink.report(code, in: source.markdown.path, at: fault.location, arguments)
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
