internal import MarkdownTree
internal import SystemPackage

/// Gives each step an id, attaches sample outputs to their steps, and reports ids that are missing or stand twice.
struct IdentifierAssigner {
    var path: FilePath
    var sink: DiagnosticSink
    /// Whether forward steps must name themselves: where several languages say the same.
    var requiresIDs: Bool

    func assign(to runbook: inout Runbook) {
        var taken = reportDuplicates(in: runbook)
        var counts: [String: Int] = [:]
        var last: Int?
        var index = 0
        for section in runbook.sections.indices {
            for position in runbook.sections[section].elements.indices {
                switch runbook.sections[section].elements[position] {
                case .step:
                    name(&runbook.steps[index], &taken, &counts)
                    runbook.sections[section].elements[position] = .step(runbook.steps[index].id)
                    last = index
                    index += 1
                case .output(let output, let target):
                    let owner = target.isEmpty ? last : runbook.steps.firstIndex { $0.answers(to: target) }
                    guard let owner else {
                        report(target.isEmpty ? .outputWithoutStep : .unknownTarget, output.location, target, runbook)
                        continue
                    }
                    runbook.steps[owner].outputs.append(output)
                    let id = runbook.steps[owner].id
                    runbook.sections[section].elements[position] = .output(output, for: id)
                default: break
                }
            }
        }
        checkTargets(in: runbook)
    }

    private func reportDuplicates(in runbook: Runbook) -> Set<String> {
        var taken: Set<String> = []
        let sections = runbook.sections.flatMap { section in
            ((section.id.map { [$0] } ?? []) + section.aliases).map { ($0, section.location) }
        }
        let steps = runbook.steps.flatMap { step in
            ((step.hasOwnID ? [step.id] : []) + step.aliases).map { ($0, step.location) }
        }
        for (id, location) in (sections + steps).sorted(by: { $0.1 < $1.1 }) where !taken.insert(id).inserted {
            sink.report(.duplicateID, in: path, at: location, ["id": id])
        }
        return taken
    }

    private func name(_ step: inout Step, _ taken: inout Set<String>, _ counts: inout [String: Int]) {
        guard step.id.isEmpty else { return }
        let stem =
            switch step.role {
            case .forward, .check: "step"
            case .rollback(let target): "rollback-\(target)"
            case .rehearsal(let target): "rehearsal-\(target)"
            }
        if requiresIDs, stem == "step" { sink.report(.missingID, in: path, at: step.location) }
        repeat {
            counts[stem, default: 0] += 1
            step.id = "\(stem)-\(counts[stem, default: 1])"
        } while !taken.insert(step.id).inserted
    }

    private func checkTargets(in runbook: Runbook) {
        for step in runbook.steps {
            guard let target = step.role.target else { continue }
            let found = runbook.steps.first { $0.answers(to: target) }
            if found?.role.isForward != true {
                report(.unknownTarget, step.attributeLocations["for"] ?? step.location, target, runbook)
            }
        }
    }

    private func report(_ code: DiagnosticCode, _ location: SourceLocation, _ target: String, _ runbook: Runbook) {
        let names = runbook.steps.filter { $0.role.isForward && $0.hasOwnID }.map(\.id)
        var arguments = ["id": target]
        arguments["nearest"] = NearestName.nearest(to: target, among: names)
        sink.report(code, in: path, at: location, arguments)
    }
}

extension Step {
    func answers(to name: String) -> Bool {
        !name.isEmpty && (id == name || aliases.contains(name))
    }
}

extension Step.Role {
    /// The step that this one serves.
    package var target: String? {
        switch self {
        case .forward: nil
        case .check(let target): target
        case .rollback(let target), .rehearsal(let target): target
        }
    }

    /// Whether the step is part of the way forward.
    package var isForward: Bool {
        switch self {
        case .forward, .check: true
        case .rollback, .rehearsal: false
        }
    }
}
