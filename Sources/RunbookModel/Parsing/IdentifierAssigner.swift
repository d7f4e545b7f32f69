internal import MarkdownTree
internal import SystemPackage

/// Names sections and steps, attaches sample outputs to their steps, and reports ids that are missing, stand twice or
/// name nothing.
struct IdentifierAssigner {
    let path: FilePath
    let sink: DiagnosticSink
    /// Whether forward steps must name themselves: where several languages say the same.
    let requiresIDs: Bool
    let document: DocumentReader

    func assign(to runbook: inout Runbook) {
        var taken = reportDuplicates()
        nameSections(of: &runbook, &taken)
        resolveTargets(of: &runbook)
        nameSteps(of: &runbook, &taken)
        attachOutputs(in: &runbook)
    }

    private func reportDuplicates() -> Set<String> {
        var taken: Set<String> = []
        for name in document.names where !taken.insert(name.text).inserted {
            sink.report(.duplicateID, in: path, at: name.location, ["id": name.text])
        }
        return taken
    }

    // MARK: Sections

    /// Gives sections without an id what GitHub makes of their title, with a number where that is taken.
    private func nameSections(of runbook: inout Runbook, _ taken: inout Set<String>) {
        var counts: [String: Int] = [:]
        for index in runbook.sections.indices where runbook.sections[index].id == nil {
            let section = runbook.sections[index]
            guard section.level > 0 else { continue }
            let slug = Self.slug(of: section.title.plainText)
            var anchor = slug
            while !taken.insert(anchor).inserted {
                counts[slug, default: 0] += 1
                anchor = "\(slug)-\(counts[slug, default: 0])"
            }
            runbook.sections[index].anchor = anchor
        }
    }

    /// The anchor that GitHub gives a heading: lower case, spaces as hyphens, punctuation dropped.
    static func slug(of title: String) -> String {
        if let slug = asciiSlug(of: title) { return slug }
        var slug = ""
        for scalar in title.lowercased().unicodeScalars {
            if scalar == " " || scalar == "-" {
                slug.append("-")
            } else if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                slug.unicodeScalars.append(scalar)
            }
        }
        return slug.isEmpty ? "section" : slug
    }

    /// The same for a title in ASCII, for which no table of Unicode is needed; nil for any other.
    private static func asciiSlug(of title: String) -> String? {
        var slug: [UInt8] = []
        for byte in title.utf8 {
            switch byte {
            case 0x80...: return nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
            case UInt8(ascii: " "), UInt8(ascii: "-"): slug.append(UInt8(ascii: "-"))
            case _ where byte.isVariableByte: slug.append(byte)
            default: break
            }
        }
        return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
    }

    // MARK: Steps

    /// Puts the id in place of an alias wherever a step serves another.
    private func resolveTargets(of runbook: inout Runbook) {
        let forward = forwardSteps(of: runbook)
        for index in runbook.steps.indices {
            guard let target = runbook.steps[index].role.target else { continue }
            if let served = forward[target], served != index {
                runbook.steps[index].role = runbook.steps[index].role.serving(runbook.steps[served].id)
            } else {
                report(
                    .unknownTarget,
                    document.targetLocations[index] ?? runbook.steps[index].location,
                    target,
                    runbook
                )
            }
        }
    }

    private func nameSteps(of runbook: inout Runbook, _ taken: inout Set<String>) {
        var counts: [String: Int] = [:]
        for index in runbook.steps.indices where runbook.steps[index].id.isEmpty {
            let stem =
                switch runbook.steps[index].role {
                case .forward, .check: "step"
                case .rollback(let target): "rollback-\(target)"
                case .rehearsal(let target): "rehearsal-\(target)"
                }
            if requiresIDs, stem == "step" { sink.report(.missingID, in: path, at: runbook.steps[index].location) }
            repeat {
                counts[stem, default: 0] += 1
                runbook.steps[index].id = "\(stem)-\(counts[stem, default: 1])"
            } while !taken.insert(runbook.steps[index].id).inserted
        }
    }

    // MARK: Outputs

    /// Writes the final ids into the elements, and gives each output to its step.
    private func attachOutputs(in runbook: inout Runbook) {
        var steps = runbook.steps.indices.makeIterator()
        var targets = document.outputTargets.makeIterator()
        let owners = named(runbook.steps.indices, of: runbook)
        var last: Int?
        for section in runbook.sections.indices {
            for position in runbook.sections[section].elements.indices {
                switch runbook.sections[section].elements[position] {
                case .step:
                    guard let step = steps.next() else { continue }
                    last = step
                    runbook.sections[section].elements[position] = .step(runbook.steps[step].id)
                case .output(let output, _):
                    let target = targets.next() ?? nil
                    guard let owner = target == nil ? last : owners[target?.text ?? ""] else {
                        reportUnowned(output, target, runbook)
                        continue
                    }
                    runbook.steps[owner].outputs.append(output)
                    runbook.sections[section].elements[position] = .output(output, for: runbook.steps[owner].id)
                default: break
                }
            }
        }
    }

    private func reportUnowned(_ output: SampleOutput, _ target: AttributeReader.Word?, _ runbook: Runbook) {
        guard let target else { return sink.report(.outputWithoutStep, in: path, at: output.location) }
        report(.unknownTarget, target.place.places.start, target.text, runbook)
    }

    // MARK: Names

    private func forwardSteps(of runbook: Runbook) -> [String: Int] {
        named(runbook.steps.indices.filter { runbook.steps[$0].role.isForward }, of: runbook)
    }

    /// The indices of steps by their ids and aliases; the first of several that are the same.
    private func named(_ indices: some Sequence<Int>, of runbook: Runbook) -> [String: Int] {
        let names = indices.flatMap { index in
            (runbook.steps[index].aliases + [runbook.steps[index].id]).map { ($0, index) }
        }
        var named = Dictionary(names) { first, _ in first }
        named[""] = nil
        return named
    }

    private func report(_ code: DiagnosticCode, _ location: SourceLocation, _ target: String, _ runbook: Runbook) {
        let names = runbook.steps.filter { $0.role.isForward && $0.hasOwnID }.map(\.id)
        var arguments = ["id": target]
        arguments["nearest"] = NearestName.nearest(to: target, among: names)
        sink.report(code, in: path, at: location, arguments)
    }
}

extension Section {
    /// The name that forges give the section, which its links may use.
    package var slug: String { IdentifierAssigner.slug(of: title.plainText) }
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

    /// The same part for another step.
    fileprivate func serving(_ id: String) -> Self {
        switch self {
        case .forward: .forward
        case .check: .check(for: id)
        case .rollback: .rollback(for: id)
        case .rehearsal: .rehearsal(for: id)
        }
    }
}
