internal import Planning
internal import RunbookModel

extension Runner {
    /// Gives a step the text of a person, whole; it is shown and asked for before it runs.
    func edit(_ proposal: inout StepProposal, _ text: String) throws(RecordError) -> Outcome {
        if let fault = fault(of: text, for: proposal.step) {
            director.observe(.editRefused(proposal.step, fault))
            return .again
        }
        let original = proposal.original ?? proposal.step.text
        try recorder.record(.edited(step: proposal.step.id, text: text, original: original))
        standing.edit(proposal.step.id, text)
        return .again
    }

    /// Puts the text that a person gave a step in place of its own.
    ///
    /// A step that only read may do anything now.
    func putEditInPlace(_ proposal: inout StepProposal) {
        guard let text = standing.edits[proposal.step.id], !options.isApproved else { return }
        proposal.original = proposal.original ?? proposal.step.text
        proposal.step.text = text
        proposal.step.values = []
        if proposal.step.effect == .reads { proposal.step.effect = .changes }
    }

    private func fault(of text: String, for step: PlannedStep) -> EditFault? {
        if text.trimmingWhitespace.isEmpty { return .empty }
        if SecretMasker(secrets: bindings.secrets).masking(text) != text { return .holdsSecret }
        let syntax: SubstitutionSyntax
        switch step.format {
        case .yaml: syntax = .yaml
        case .json: syntax = .json
        case .shell, .other, nil: return nil
        }
        guard let fault = Template(text, isVerbatim: true).faults(in: syntax, types: { _ in nil }).first else {
            return nil
        }
        let (code, arguments) = fault.diagnostic(types: [:])
        return .unreadable(Diagnostic(code, arguments))
    }
}
