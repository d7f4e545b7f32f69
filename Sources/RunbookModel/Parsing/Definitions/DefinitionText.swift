internal import MarkdownTree
package import SystemPackage
internal import Yams

/// The text of a YAML file, or of the part of a file that is YAML, with the places that libyaml's marks mean.
///
/// libyaml counts columns in Unicode scalars, and more line ends (``YAMLLines``); places in files count bytes, and lines
/// by line feeds.
package final class DefinitionText: Sendable {
    package let path: FilePath
    let source: SourceText
    /// The line of the file on which the text starts.
    private let firstLine: Int
    private let lines: YAMLLines

    package init(_ text: String, path: FilePath, firstLine: Int = 1) {
        self.path = path
        self.firstLine = firstLine
        source = SourceText(text)
        lines = YAMLLines(source.bytes)
    }

    /// The place of a byte in the file.
    func location(ofByte offset: Int) -> SourceLocation {
        let location = source.location(ofByte: offset)
        return SourceLocation(line: location.line + firstLine - 1, column: location.column)
    }

    /// The byte that a mark means.
    func offset(of mark: Mark) -> Int {
        lines.offset(line: mark.line, column: mark.column)
    }
}
