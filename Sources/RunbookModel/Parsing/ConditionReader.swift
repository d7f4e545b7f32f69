internal import MarkdownTree

/// Parses the text of a condition and reports what it gets wrong at its place in the source.
struct ConditionReader {
    var context: ReadingContext

    /// Reads a condition; its names and types are checked when the whole runbook is read.
    func read(_ text: String, at place: TextPlace) -> Condition? {
        do {
            var condition = try ConditionParser().parse(text)
            condition.location = place.places.start
            condition.path = place.path
            context.checks.add(condition, at: place)
            return condition
        } catch {
            report(error, at: place)
            return nil
        }
    }

    /// Checks the names and types of a condition that was read.
    func check(_ condition: Condition, at place: TextPlace, types: [String: ParameterType]) {
        for fault in condition.faults(parameters: { types[$0] }) {
            report(fault, at: place, names: types.keys.sorted())
        }
    }

    private func report(_ error: ConditionError, at place: TextPlace, names: [String] = []) {
        var (code, arguments) = error.kind.diagnostic
        if code == .conditionName, let name = arguments["name"] {
            arguments["nearest"] = NearestName.nearest(to: name, among: names)
        }
        context.sink.report(code, in: place.path, at: place.location(at: error.offset), arguments)
    }
}
