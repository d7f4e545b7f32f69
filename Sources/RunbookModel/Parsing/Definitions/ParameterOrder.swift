/// Puts parameters in the order in which they can be asked for: each after those that its own `from`, `default` or
/// `when` names, otherwise as declared.
struct ParameterOrder {
    private(set) var ordered: [Parameter] = []
    private var placed: Set<String> = []
    /// The names on the way from a parameter to what it waits for.
    private var waiting: [String] = []
    private let parameters: [String: Parameter]
    private let declarations: MergedMapping

    /// Orders parameters; those that wait for each other are reported once, and stand as declared.
    init(_ parameters: [Parameter], _ declarations: MergedMapping) {
        self.parameters = Dictionary(parameters.map { ($0.name, $0) }) { first, _ in first }
        self.declarations = declarations
        for parameter in parameters { place(parameter) }
    }

    private mutating func place(_ first: Parameter) {
        // A stack of its own: a thousand parameters may each name the one before.
        var stack = [first]
        while let parameter = stack.last {
            if waiting.last != parameter.name { waiting.append(parameter.name) }
            let next = parameter.dependencies.first { !placed.contains($0) && parameters[$0] != nil }
            if let next, !waiting.contains(next), let dependency = parameters[next] {
                stack.append(dependency)
                continue
            }
            if let next { reportCycle(from: next) }
            if placed.insert(parameter.name).inserted { ordered.append(parameter) }
            stack.removeLast()
            waiting.removeLast()
        }
    }

    private func reportCycle(from name: String) {
        let cycle = waiting.drop { $0 != name }
        guard let place = declarations.keys.first(where: { $0.name == name })?.at else { return }
        declarations.report(.parameterCycle, at: place, ["names": cycle.joined(separator: ", ")])
    }
}
