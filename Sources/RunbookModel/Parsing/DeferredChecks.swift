internal import MarkdownTree
internal import SystemPackage

/// A text's file and where its bytes stand there.
struct TextPlace {
    var path: FilePath
    var places: SourceMap

    func location(at offset: Int) -> SourceLocation {
        places.location(at: offset)
    }
}

/// What was read and can be checked only once every parameter and every step is known.
final class DeferredChecks {
    /// Text into which values are put.
    struct Text {
        var template: Template
        var syntax: SubstitutionSyntax
        var place: TextPlace
        /// Whether it is used before any step has run, so that no step can have filled its values.
        var precedesSteps: Bool
    }

    private(set) var conditions: [(condition: Condition, place: TextPlace)] = []
    private(set) var texts: [Text] = []
    /// The reasons of deviations, by what they name, in source order.
    private(set) var deviations: [(name: String, place: TextPlace)] = []
    /// Why steps have no rehearsal, by their names, in source order.
    private(set) var rehearsals: [(name: String, place: TextPlace)] = []

    /// The names that steps capture.
    private(set) var captures: [(name: String, place: TextPlace)] = []

    func add(capture name: String, at place: TextPlace) {
        captures.append((name, place))
    }

    func add(_ condition: Condition, at place: TextPlace) {
        conditions.append((condition, place))
    }

    func add(deviation name: String, at place: TextPlace) {
        deviations.append((name, place))
    }

    func add(rehearsal name: String, at place: TextPlace) {
        rehearsals.append((name, place))
    }

    func add(_ template: Template, in syntax: SubstitutionSyntax, at place: TextPlace, precedesSteps: Bool = false) {
        guard !template.source.isEmpty else { return }
        texts.append(Text(template: template, syntax: syntax, place: place, precedesSteps: precedesSteps))
    }
}

/// What every reader of one runbook shares: where faults go, and what is checked at the end.
struct ReadingContext {
    var sink = DiagnosticSink()
    var checks = DeferredChecks()
}
