internal import Foundation
package import RunbookModel

/// A plan that somebody has reviewed, and what keeps a run from being exactly that.
package struct ApprovedPlan: Sendable {
    /// Why an approved plan does not hold any more.
    package enum Obstacle: Error, Sendable, Hashable {
        /// The file is no plan.
        case unreadable
        /// It was made by an engine with another format.
        case formatVersion(Int)
        /// The bytes of the runbook are not those that were approved.
        case runbook
        /// This step would not be what was approved, though the runbook is the same.
        case step(String)
        /// A protected fact is not what it was.
        case fact(id: String, label: String?, approved: String, now: String)
        /// A file that a step replaces is not what it was.
        case file(String)
    }

    package let plan: Plan
    /// SHA-256 of the file, in hexadecimal: it names what was approved.
    package let digest: String

    /// Reads a plan.
    ///
    /// - Throws: ``Obstacle/unreadable`` or ``Obstacle/formatVersion(_:)``.
    package init(_ bytes: [UInt8]) throws(Obstacle) {
        struct Version: Decodable {
            var formatVersion: Int
        }
        let data = Data(bytes)
        guard let version = try? JSONDecoder().decode(Version.self, from: data) else { throw .unreadable }
        guard version.formatVersion == Plan.formatVersion else { throw .formatVersion(version.formatVersion) }
        guard let plan = try? JSONDecoder().decode(Plan.self, from: data) else { throw .unreadable }
        self.plan = plan
        digest = SHA256.hexDigest(of: bytes)
    }

    /// The values that were approved, as far as a plan holds them: secrets are asked for again.
    ///
    /// - Throws: ``Obstacle/runbook`` where the runbook has no such parameter or refuses the value.
    package func bindings(for runbook: Runbook) throws(Obstacle) -> Bindings {
        var bindings = Bindings(chosenSections: Set(plan.choices))
        for (name, planned) in plan.parameters {
            guard let text = planned.value else { continue }
            guard let value = try? runbook.parameter(name)?.type.value(from: text) else { throw .runbook }
            bindings.values[name] = BoundValue(value, from: planned.source)
        }
        return bindings
    }

    /// Holds a plan that was made now against the approved one.
    ///
    /// - Throws: ``Obstacle`` with the first difference.
    package func requireSame(as current: Plan) throws(Obstacle) {
        guard current.digest == plan.digest, current.language == plan.language else { throw .runbook }
        for (approved, step) in zip(plan.steps, current.steps) where !approved.acts(like: step) { throw .step(step.id) }
        guard plan.steps.count == current.steps.count else { throw .runbook }
        guard plan.protect.map(\.command) == current.protect.map(\.command) else { throw .runbook }
    }
}

extension PlannedStep {
    /// Whether the step does the same; where its source stands, and what its file replaces, is looked at elsewhere.
    fileprivate func acts(like other: PlannedStep) -> Bool {
        var other = other
        other.source = source
        other.replaces = replaces
        return self == other
    }
}
