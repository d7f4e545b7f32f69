internal import MarkdownTree
internal import SystemPackage

/// Parses the text of a condition and reports what it gets wrong at its place in the source.
struct ConditionReader {
    var sink: DiagnosticSink

    func read(_ text: String, in path: FilePath, at start: SourceLocation?) -> Condition? {
        do {
            var condition = try ConditionParser().parse(text)
            condition.location = start
            condition.path = path
            return condition
        } catch {
            report(error, in: path, at: start)
            return nil
        }
    }

    /// Checks the names and types of a condition that was read.
    func check(_ condition: Condition, parameters: [Parameter], fallback: FilePath) {
        let types = Dictionary(parameters.map { ($0.name, $0.type) }) { first, _ in first }
        for fault in condition.faults(parameters: { types[$0] }) {
            report(fault, in: condition.path ?? fallback, at: condition.location, names: parameters.map(\.name))
        }
    }

    private func report(
        _ error: ConditionError,
        in path: FilePath,
        at start: SourceLocation?,
        names: [String] = []
    ) {
        let place = start.map { SourceLocation(line: $0.line, column: $0.column + error.offset) }
        var (code, arguments) = error.kind.diagnostic
        if code == .conditionName, let name = arguments["name"] {
            arguments["nearest"] = NearestName.nearest(to: name, among: names)
        }
        sink.report(code, in: path, at: place, arguments)
    }
}
