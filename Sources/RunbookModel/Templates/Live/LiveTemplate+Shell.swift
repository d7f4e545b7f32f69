extension LiveTemplate {
    /// Takes shell text apart.
    init(shell template: Template) {
        let scan = template.shellScan
        var outline = LiveOutline(template)
        for (placeholder, place) in zip(template.placeholders, scan.places) {
            let refusal = place.refusal.map { refusal in
                LiveRefusal(
                    SubstitutionFault(.shell(refusal), at: placeholder),
                    scope: place.refusesSafeWords ? .every : .unsafe
                )
            }
            var slot = LiveSlot(.shell, [template.piece(of: placeholder)], refusal: refusal)
            slot.shell = LiveShellPlace(place)
            outline.add(slot, at: placeholder.offsets)
        }
        self = outline.finished(in: .shell)
        let documents = scan.hereDocuments.filter { document in
            template.placeholders.contains { document.body.contains($0.offsets.lowerBound) }
        }
        guard !documents.isEmpty else { return }
        hereDocuments = documents.map { document in
            LiveHereDocument(
                start: outline.position(of: document.body.lowerBound),
                end: outline.position(of: document.body.upperBound),
                delimiter: document.delimiter.map { String(decoding: $0, as: UTF8.self) },
                isQuoted: document.isQuoted,
                stripsTabs: document.stripsTabs
            )
        }
    }
}
