package import Planning
package import RunbookModel

/// The values that a page shows at first.
package enum PageValues {
    /// What is given, the defaults of what is needed, and those of what nothing needs so far.
    ///
    /// A value that a step fills has none.
    package static func shown(of runbook: Runbook, given: Bindings = Bindings()) -> Bindings {
        let planner = Planner(runbook: runbook)
        let captured = Set(runbook.steps.compactMap(\.capture))
        var bindings = planner.bindDefaults(given).bindings
        for parameter in runbook.parameters where bindings[parameter.name] == nil && !captured.contains(parameter.name)
        {
            guard let value = try? planner.defaultValue(of: parameter, bindings) else { continue }
            bindings.values[parameter.name] = BoundValue(value, from: .default)
        }
        return bindings
    }
}
