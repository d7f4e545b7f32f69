internal import Planning
package import RunbookModel

/// Which incident an attempt at a step meets: the seed, the step and the attempt decide, and nothing else.
///
/// A class that shares a seed meets the same ones, in every language, whatever each learner did before.
package struct IncidentDraw: Sendable {
    /// From this attempt on, nothing happens any more by chance.
    static let quietAttempt = 4

    package let seed: String
    private let incidents: [Incident]

    /// A draw among the incidents of a lesson; without any, among those that the runbook's samples of failure make.
    package init(seed: String, lesson: Lesson, runbook: Runbook) {
        self.seed = seed
        incidents = lesson.incidents.isEmpty ? Self.incidents(of: runbook) : lesson.incidents
    }

    /// Each step with a sample of failure may show its first one; what to do about it is not scored.
    private static func incidents(of runbook: Runbook) -> [Incident] {
        runbook.steps.filter { $0.outputs.contains(where: \.isFailure) }.map { step in
            var incident = Incident(id: step.id, step: step.id)
            incident.chance = 10
            return incident
        }
    }

    /// The incident of an attempt, from 1; nil where all goes well.
    package func incident(of step: String, attempt: Int) -> Incident? {
        guard attempt < Self.quietAttempt else { return nil }
        var number = Self.number(from: "\(seed)\u{0}\(step)\u{0}\(attempt)")
        for incident in incidents where incident.step == step {
            if number < incident.chance { return incident }
            number -= incident.chance
        }
        return nil
    }

    /// A number from 0 to 99, the same for the same text on every machine.
    private static func number(from text: String) -> Int {
        let digits = SHA256.hexDigest(of: text.utf8).prefix(12)
        return (Int(digits, radix: 16) ?? 0) % 100
    }
}
