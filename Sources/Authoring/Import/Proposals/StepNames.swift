/// Gives steps ids that are the same in every language of a guide: by what they call and write.
struct StepNames {
    private static let groups: Set = [
        "compose", "repo", "rollout", "config", "image", "container", "volume", "network",
    ]

    private var taken: Set<String>
    private var counts: [String: Int] = [:]

    /// Avoids the names that sections have.
    init(avoiding taken: Set<String>) {
        self.taken = taken
    }

    /// The id of a step.
    mutating func name(of plan: BlockPlan) -> String {
        let stem: String
        if case .file(let file) = plan.role {
            stem = Self.identifier(file)
        } else {
            stem = plan.commands.last.map(Self.stem) ?? ""
        }
        return unique(stem.isEmpty ? "step" : stem)
    }

    private mutating func unique(_ stem: String) -> String {
        var id = stem
        while !taken.insert(id).inserted {
            counts[stem, default: 1] += 1
            id = "\(stem)-\(counts[stem, default: 1])"
        }
        return id
    }

    /// The program and what it is told to do: `kubectl-patch`, `docker-compose-up`.
    private static func stem(_ command: CommandLines.Command) -> String {
        let program = command.program.split(separator: ".").first.map(String.init) ?? command.program
        var words = [program]
        var rest = command.call.dropFirst()
        if ["sh", "bash"].contains(program), let script = rest.first, script.hasSuffix(".sh") {
            words = [String(script.split(separator: "/").last?.dropLast(3) ?? script)]
            rest = []
        }
        while let word = rest.popFirst() {
            if word.hasPrefix("-") {
                if !word.contains("="), let value = rest.first, !value.hasPrefix("-") { rest.removeFirst() }
                continue
            }
            guard word.allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "-") }) else { break }
            words.append(String(word))
            if words.count == 3 || !groups.contains(String(word)) { break }
        }
        return identifier(words.joined(separator: "-"))
    }

    /// Makes an id of a text, as far as it has letters and digits for one.
    static func identifier(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(words.joined(separator: "-").prefix(60))
    }
}
