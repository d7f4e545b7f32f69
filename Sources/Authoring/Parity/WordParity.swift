internal import MarkdownTree
internal import RunbookModel
internal import SystemPackage

/// Finds words of the front matter that another language of the runbook has and one lacks.
struct WordParity {
    private let runbook: Runbook
    private let runbooks: [Runbook]

    /// Holds one language against all.
    init(_ runbook: Runbook, among runbooks: [Runbook]) {
        self.runbook = runbook
        self.runbooks = runbooks
    }

    /// A finding for each key that is missing.
    var findings: [ParityFinding] {
        let here = runbook.wordKeys
        var reported: Set<[String]> = []
        var findings: [ParityFinding] = []
        for other in runbooks where other.language != runbook.language {
            for keys in other.wordKeys where !here.contains(keys) && !isDemanded(keys) {
                guard reported.insert(keys).inserted else { continue }
                findings.append(finding(keys, in: other))
            }
        }
        return findings
    }

    /// Whether another rule finds the words missing in this language by itself.
    private func isDemanded(_ keys: [String]) -> Bool {
        keys.first == "rehearsals" && runbook.tellsOfRehearsals
    }

    private func finding(_ keys: [String], in other: Runbook) -> ParityFinding {
        let side = ParityFinding.Side(path: other.path, location: FrontMatterPlaces(other).location(of: keys))
        let arguments = [
            "key": keys.joined(separator: "."), "source": other.language, "language": runbook.language,
            "place": side.place,
        ]
        let location = FrontMatterPlaces(runbook).location(of: keys) ?? SourceLocation(line: 1, column: 1)
        let fault = Diagnostic(.wordsMissing, severity: .warning, path: runbook.path, at: location, arguments)
        return ParityFinding(fault, source: side)
    }
}

extension Runbook {
    /// The paths of the keys under which this language says something, apart from what other rules demand.
    fileprivate var wordKeys: [[String]] {
        var keys: [[String]] = []
        if summary != nil { keys.append(["summary"]) }
        if label != nil { keys.append(["label"]) }
        for parameter in parameters {
            let path = ["parameters", parameter.name]
            if parameter.label != parameter.name { keys.append(path + ["label"]) }
            if parameter.help != nil { keys.append(path + ["help"]) }
            keys += parameter.choiceLabels.keys.sorted().map { path + ["choices", $0] }
        }
        keys += rehearsals.keys.sorted().map { ["rehearsals", $0] }
        return keys + protections.filter { $0.label != nil }.map { ["protect", $0.id] }
    }
}
