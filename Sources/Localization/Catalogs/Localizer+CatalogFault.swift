internal import SystemPackage

extension Localizer {
    /// Words a fault of a catalog file.
    ///
    /// - Returns: A sentence, after the file, the line and the column where there are any.
    package func message(for fault: CatalogFault) -> String {
        let place = fault.line == 0 ? "\(fault.path)" : "\(fault.path):\(fault.line):\(fault.column)"
        return self("help.error.located", ["place": place, "message": sentence(for: fault.kind)])
    }

    /// Words that the reader gets another language than the one they asked for; nil where they do not.
    package func notice(for negotiation: LanguageNegotiation) -> String? {
        guard negotiation.isFallBack, let request = negotiation.request else { return nil }
        let arguments = [
            "requested": VisibleText.of(request.text), "origin": request.origin.rawValue,
            "chosen": negotiation.language.text,
        ]
        return negotiation.match == .malformed
            ? self("help.language.malformed", arguments)
            : self("help.language.unavailable", arguments)
    }

    private func sentence(for kind: CatalogFault.Kind) -> String {
        switch kind {
        case .unreadable(.noSuchFileOrDirectory):
            self("help.catalog.notFound")
        case .unreadable(.permissionDenied):
            self("help.catalog.notAllowed")
        case .unreadable(let reason):
            self("help.catalog.unreadable", ["errno": String(reason.rawValue)])
        case .tooLarge(let limit):
            self("help.catalog.tooLarge", ["limit": bytes(limit)])
        case .notUnicode:
            self("help.catalog.notUnicode")
        case .syntax:
            self("help.catalog.syntax")
        case .repeatedKey(let key):
            self("help.catalog.repeatedKey", ["key": VisibleText.of(key)])
        case .noLanguage:
            self("help.catalog.noLanguage")
        case .wrongLanguage(let found, let expected):
            self("help.catalog.wrongLanguage", ["found": VisibleText.of(found), "expected": expected.text])
        case .notText(let key):
            self("help.catalog.notText", ["key": VisibleText.of(key)])
        case .missingOther(let key):
            self("help.catalog.missingOther", ["key": VisibleText.of(key)])
        case .tooComplex:
            self("help.catalog.tooComplex")
        }
    }
}
