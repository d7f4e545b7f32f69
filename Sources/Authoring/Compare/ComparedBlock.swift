/// How a code block of a guide, or a step of a runbook, stands to the other side.
package struct ComparedBlock: Sendable, Hashable {
    /// What a comparison finds.
    package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        /// The step does what the guide's block does, comments apart.
        case same
        /// The same, with parameters in place of values.
        case parameterized
        /// The step does something else; with a reason, on purpose.
        case deviation
        /// No step stands for the block.
        case missing
        /// The step stands for no block.
        case added
        /// The block is left out on purpose.
        case omitted
    }

    /// The numbers of the guide's code blocks, from 1.
    package var guide: [Int]
    /// The step's id.
    package var step: String?
    package var status: Status
    /// Why the author differs from the guide.
    package var reason: String?
    /// What the guide's blocks say; nil where there is none of that number.
    package var guideText: String?
    /// What the step says, as it is written.
    package var stepText: String?

    init(
        guide: [Int] = [],
        step: String? = nil,
        status: Status,
        reason: String? = nil,
        guideText: String? = nil,
        stepText: String? = nil
    ) {
        self.guide = guide
        self.step = step
        self.status = status
        self.reason = reason
        self.guideText = guideText
        self.stepText = stepText
    }

    /// Whether the runbook's author declared what differs.
    package var isDeclared: Bool {
        switch status {
        case .same, .parameterized, .added, .omitted: true
        case .deviation: reason != nil
        case .missing: false
        }
    }
}
