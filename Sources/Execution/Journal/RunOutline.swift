package import Planning
package import RunbookModel
import SystemPackage

extension JournalEvent.RunStarted {
    /// The published page that a runbook matches.
    package struct Guide: Sendable, Hashable, Codable {
        package var page: String
        package var version: String?

        /// A page, in a version where it has one.
        package init(page: String, version: String? = nil) {
            self.page = page
            self.version = version
        }
    }

    /// What a report says of a step that it knows only from the journal.
    package struct StepOutline: Sendable, Hashable, Codable {
        package var id: String
        /// The title of its section, in the language of this part.
        package var title: String?
        package var kind: PlannedStep.Kind?
        /// The file that a file step writes.
        package var file: String?
        /// The step that a rollback undoes.
        package var undoes: String?
        /// In a rehearsal: the step of the way forward in place of which it runs.
        package var standsInFor: String?
        /// In a rehearsal: why nothing stands in for it, in the words of the runbook.
        package var unrehearsed: String?

        /// An outline, of which only the id must be known.
        package init(
            id: String,
            title: String? = nil,
            kind: PlannedStep.Kind? = nil,
            file: String? = nil,
            undoes: String? = nil
        ) {
            self.id = id
            self.title = title
            self.kind = kind
            self.file = file
            self.undoes = undoes
        }
    }

    /// A step that the plan leaves out.
    package struct LeftOutStep: Sendable, Hashable, Codable {
        package var id: String
        /// The condition that does not hold, as written.
        package var reason: String

        /// A step and the condition that keeps it out.
        package init(id: String, reason: String) {
            self.id = id
            self.reason = reason
        }
    }

    /// Takes from a runbook and its plan what a report needs later, when the runbook may have changed or gone.
    package mutating func describe(_ runbook: Runbook, _ plan: Plan) {
        title = runbook.title
        choices = plan.choices.isEmpty ? nil : plan.choices
        path = FilePath(workingDirectory).pushing(runbook.path).lexicallyNormalized().string
        guide = runbook.guide.map { Guide(page: $0.page, version: $0.version) }
        steps = plan.steps.map { StepOutline($0) }
        let undoings = plan.undoings
        rollbacks = undoings.isEmpty ? nil : undoings.map { StepOutline($0, undoes: $0.target) }
        leftOut = plan.skipped.isEmpty ? nil : plan.skipped.map { LeftOutStep(id: $0.id, reason: $0.reason) }
    }

    /// Takes what a report needs of a rehearsal: its own steps, and no way back.
    package mutating func describe(_ runbook: Runbook, _ rehearsal: Rehearsal) {
        describe(runbook, rehearsal.plan)
        rollbacks = nil
        steps = rehearsal.plan.steps.map { step in
            var outline = StepOutline(step)
            outline.standsInFor = rehearsal.targets[step.id]
            if case .unrehearsed = rehearsal.parts[step.id] { outline.unrehearsed = runbook.rehearsals[step.id] }
            return outline
        }
    }
}

extension JournalEvent.RunStarted.StepOutline {
    fileprivate init(_ step: PlannedStep, undoes: String? = nil) {
        self.init(id: step.id, title: step.title, kind: step.kind, file: step.file, undoes: undoes)
    }
}
