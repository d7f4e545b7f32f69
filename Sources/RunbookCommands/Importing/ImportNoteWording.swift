internal import Authoring
internal import Localization
internal import Rendering
internal import RunbookModel

/// Words what a person must still decide about an import.
struct ImportNoteWording {
    let localizer: Localizer

    /// One sentence, or two.
    func sentence(for note: ImportNote) -> String {
        var arguments = note.kind.arguments.mapValues { VisibleText($0, as: .singleLine).text }
        arguments["block"] = block(note)
        switch note.kind {
        case .refused(let diagnostic):
            arguments["reason"] = DiagnosticFormatter(localizer: localizer).message(of: diagnostic)
        case .parameter(_, _, let count):
            return localizer("import.notes.parameter", count: count, arguments)
        default: break
        }
        return localizer("import.notes.\(note.kind.name)", arguments)
    }

    /// A note with its places, in the page and in the runbook.
    func line(_ note: ImportNote, path: String) -> String {
        let place = note.line.map { "\(path):\($0)" } ?? path
        let arguments = ["place": place, "note": sentence(for: note)]
        guard let line = note.resultLine else { return localizer("import.note", arguments) }
        return localizer("import.noteWithLine", arguments.merging(["line": "\(line)"]) { old, _ in old })
    }

    /// How much there is to look at.
    func summary(_ runbook: ImportedRunbook, _ notes: [ImportNote]) -> String {
        let blocks = localizer("import.blocks", count: runbook.page.codeBlocks.count)
        let steps = localizer("import.steps", count: runbook.stepCount)
        return localizer(
            "import.summary",
            ["blocks": blocks, "steps": steps, "notes": localizer("import.noteCount", count: notes.count)]
        )
    }

    private func block(_ note: ImportNote) -> String {
        guard let block = note.block else { return localizer("import.block.unnumbered") }
        return localizer("import.block.numbered", ["number": "\(block)"])
    }
}
