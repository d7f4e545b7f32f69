package import MarkdownTree
package import RunbookModel
package import SystemPackage

/// A difference between two languages of a runbook: the fault, and the two places that it is about.
package struct ParityFinding: Sendable {
    /// A place in one of the two files, and the lines that are compared.
    package struct Side: Sendable {
        package var path: FilePath
        package var location: SourceLocation?
        /// What stands there, as lines that can be held against the other side's.
        package var lines: [String]

        package init(path: FilePath, location: SourceLocation?, lines: [String] = []) {
            self.path = path
            self.location = location
            self.lines = lines
        }
    }

    package var diagnostic: Diagnostic
    /// The source language's side.
    package var source: Side
    /// The lines of the side that the diagnostic is about; nil where there is nothing to hold side by side.
    package var lines: [String]?
    /// The digest of the source's text that was translated, for a section that has changed since.
    package var translatedDigest: String?

    init(_ diagnostic: Diagnostic, source: Side, lines: [String]? = nil, translatedDigest: String? = nil) {
        self.diagnostic = diagnostic
        self.source = source
        self.lines = lines
        self.translatedDigest = translatedDigest
    }
}

extension ParityFinding.Side {
    /// The place as a message names it: a path, and a line where there is one.
    var place: String { location.map { "\(path.string):\($0.line)" } ?? path.string }
}
