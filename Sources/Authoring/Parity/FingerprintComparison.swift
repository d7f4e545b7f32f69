internal import MarkdownTree
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// Compares two fingerprints part by part.
struct FingerprintComparison {
    private let runbook: Runbook
    private let source: Runbook
    private let found: [Fingerprint.Entry]
    private let expected: [Fingerprint.Entry]

    /// Compares a runbook's fingerprint with that of its source language.
    init(_ runbook: Runbook, _ source: Runbook) {
        self.runbook = runbook
        self.source = source
        found = Fingerprint(runbook).entries
        expected = Fingerprint(source).entries
    }

    /// The parts that differ, in the order of this language, those that only the source has first where they belong.
    var findings: [ParityFinding] {
        let here = Dictionary(found.map { ($0.key, $0) }) { first, _ in first }
        let there = Dictionary(expected.map { ($0.key, $0) }) { first, _ in first }
        let missing = expected.indices.filter { here[expected[$0].key] == nil }.map { index in
            finding(nil, expected[index], at: place(ofMissing: index, here))
        }
        let other = found.filter { there[$0.key] != $0 }.map { finding($0, there[$0.key], at: $0.location) }
        let different = missing + other
        guard different.isEmpty else {
            return different.sorted { ($0.diagnostic.location ?? start) < ($1.diagnostic.location ?? start) }
        }
        return firstMoved.map { [moved($0.here, $0.there)] } ?? []
    }

    private var start: SourceLocation { SourceLocation(line: 1, column: 1) }

    /// Where a part would stand: at the part that follows it in the source and is here.
    private func place(ofMissing index: Int, _ here: [String: Fingerprint.Entry]) -> SourceLocation {
        let following = expected[index...].lazy.compactMap { here[$0.key]?.location }.first
        return following ?? found.last?.location ?? start
    }

    /// The first part that stands elsewhere in the order, and the one that stands there in the source.
    private var firstMoved: (here: Fingerprint.Entry, there: Fingerprint.Entry)? {
        zip(found, expected).first { $0.key != $1.key }.map { (here: $0, there: $1) }
    }

    // MARK: Findings

    private func finding(
        _ here: Fingerprint.Entry?,
        _ there: Fingerprint.Entry?,
        at location: SourceLocation?
    ) -> ParityFinding {
        let lines = (there: there?.lines ?? [], here: here?.lines ?? [])
        let difference = zip(lines.there, lines.here).first { $0 != $1 }
        return finding(
            about: here ?? there,
            (here.map(place) ?? location, there),
            there: difference?.0 ?? lines.there.dropFirst(lines.here.count).first,
            here: difference?.1 ?? lines.here.dropFirst(lines.there.count).first,
            shown(there, here)
        )
    }

    /// Where a part stands in this language's file: at its start where the file does not say anything of it.
    private func place(of part: Fingerprint.Entry) -> SourceLocation? {
        let declaration = part.declaration(in: runbook)
        return declaration.path == runbook.path ? declaration.location : start
    }

    private func moved(_ here: Fingerprint.Entry, _ there: Fingerprint.Entry) -> ParityFinding {
        finding(
            about: here,
            (here.location, there),
            there: there.name,
            here: here.name,
            (expected.map(\.name).filter { !$0.isEmpty }, found.map(\.name).filter { !$0.isEmpty })
        )
    }

    private func finding(
        about part: Fingerprint.Entry?,
        _ places: (here: SourceLocation?, there: Fingerprint.Entry?),
        there: String?,
        here: String?,
        _ shown: (there: [String], here: [String])
    ) -> ParityFinding {
        let declaration = places.there?.declaration(in: source)
        let side = ParityFinding.Side(
            path: declaration?.path ?? source.path,
            location: declaration?.location,
            lines: shown.there
        )
        var arguments = ["partKey": "values.parts.\(part?.kind.rawValue ?? "runbook")", "name": part?.name ?? ""]
        arguments["source"] = source.language
        arguments["language"] = runbook.language
        arguments["there"] = there ?? "–"
        arguments["here"] = here ?? "–"
        arguments["place"] = side.place
        let severity: Diagnostic.Severity = runbook.translation?.status == .draft ? .warning : .error
        let fault = Diagnostic(.fingerprintsDiffer, severity: severity, path: runbook.path, at: places.here, arguments)
        return ParityFinding(fault, source: side, lines: shown.here)
    }

    /// The lines to hold side by side: readable ones where they show a difference.
    private func shown(
        _ there: Fingerprint.Entry?,
        _ here: Fingerprint.Entry?
    ) -> (there: [String], here: [String]) {
        let readable = (
            there: there.map { Fingerprint.readableLines(of: $0, in: source) } ?? [],
            here: here.map { Fingerprint.readableLines(of: $0, in: runbook) } ?? []
        )
        return readable.there == readable.here ? (there?.lines ?? [], here?.lines ?? []) : readable
    }
}

extension Fingerprint.Entry {
    fileprivate var key: String { "\(kind) \(name)" }

    /// Where a part is declared: in the language file where that says something of it that acts, else in runbook.yml.
    fileprivate func declaration(in runbook: Runbook) -> (path: FilePath, location: SourceLocation?) {
        guard let definition = runbook.definitionPath, let keys = definitionKeys else {
            return (runbook.path, location)
        }
        if let place = FrontMatterPlaces(runbook).exactLocation(of: keys) { return (runbook.path, place) }
        return (definition, location)
    }

    /// The keys under which a part of the definitions stands; nil for one of the page.
    private var definitionKeys: [String]? {
        switch kind {
        case .parameter: ["parameters", name]
        case .requirement: ["require", name]
        case .protection: ["protect", name]
        case .tools: ["requires"]
        case .runbook: ["id"]
        case .section, .choice, .step: nil
        }
    }
}
