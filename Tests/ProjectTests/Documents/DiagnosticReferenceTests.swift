import Testing

@testable import RunbookCommands
@testable import RunbookModel

/// The handbook explains every diagnostic, in every language, and invents none.
struct DiagnosticReferenceTests {
    /// How a language of the handbook words what a section ends with.
    private struct Wording: Sendable {
        let error: String
        let draftWarning: String
        let warning: String
        let status: String

        static let all = [
            "en": Wording(
                error: "Severity: error.",
                draftWarning: "Severity: error; in a draft, a warning.",
                warning: "Severity: warning.",
                status: "Exit status:"
            ),
            "fr": Wording(
                error: "Gravité\u{A0}: erreur.",
                draftWarning: "Gravité\u{A0}: erreur\u{202F}; dans un brouillon, avertissement.",
                warning: "Gravité\u{A0}: avertissement.",
                status: "Code de sortie\u{A0}:"
            ),
        ]

        /// What may end the section of a code.
        ///
        /// A fault that has a status of its own stops something: it is an error.
        func endings(of code: DiagnosticCode) -> [String] {
            let status = "\(status) \(code.exitStatus.rawValue)."
            if code == .fingerprintsDiffer { return ["\(draftWarning) \(status)"] }
            return ["\(error) \(status)"] + (code.exitStatus == .invalidRunbook ? [warning] : [])
        }
    }

    private struct Section {
        let heading: Substring
        let ending: Substring?

        init(_ text: Substring) {
            let paragraphs = text.split(separator: "\n")
            heading = paragraphs.first ?? ""
            let own = paragraphs.prefix { !$0.hasPrefix("#") }
            ending = own.last
        }
    }

    private static func text(_ language: String) throws -> String {
        try ProjectFiles.text("runbooks/handbook-diagnostics/\(language).md")
    }

    private static func section(_ code: DiagnosticCode, _ language: String) throws -> Section {
        let sections = try text(language).split(separator: "\n### ").map { Section($0) }
        let found = sections.filter { $0.heading.hasPrefix(code.rawValue) }
        #expect(found.count == 1, "\(code.rawValue) in \(language)")
        return try #require(found.first, "\(code.rawValue) is not documented in \(language)")
    }

    @Test(arguments: DiagnosticCode.allCases)
    func diagnosticHasOneSectionWithItsSeverityAndStatus(_ code: DiagnosticCode) throws {
        var isWarning: Set<Bool> = []
        for (language, wording) in Wording.all {
            let section = try Self.section(code, language)
            #expect(section.heading.hasSuffix(" {#\(code.rawValue.lowercased())}"))
            let ending = String(section.ending ?? "")
            #expect(wording.endings(of: code).contains(ending), "\(code.rawValue) in \(language): \(ending)")
            isWarning.insert(ending == wording.warning)
        }
        #expect(isWarning.count == 1, "The languages do not agree on the severity of \(code.rawValue).")
    }

    @Test(arguments: Wording.all.keys.sorted())
    func noDiagnosticIsInvented(language: String) throws {
        let found = try Self.text(language).matches(of: #/RB\d{4}/#).map { String($0.output) }
        #expect(Set(found) == Set(DiagnosticCode.allCases.map(\.rawValue)))
    }
}
