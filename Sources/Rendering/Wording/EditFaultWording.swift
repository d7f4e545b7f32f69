package import Execution
package import Localization
package import Planning
internal import RunbookModel

/// Says why the text that a person gave a step cannot be run.
package struct EditFaultWording {
    private let localizer: Localizer

    /// Words for a reader.
    package init(localizer: Localizer) {
        self.localizer = localizer
    }

    /// A sentence about a fault.
    package func sentence(for fault: EditFault, of step: PlannedStep) -> String {
        switch fault {
        case .empty: localizer("run.edit.empty", ["id": step.id])
        case .holdsSecret: localizer("run.edit.holdsSecret", ["id": step.id])
        case .unreadable(let diagnostic): DiagnosticFormatter(localizer: localizer).message(of: diagnostic)
        }
    }
}
