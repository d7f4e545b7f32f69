/// Renders what changes in a file, in the unified format of POSIX `diff -u`.
///
/// The signs `+` and `-` stand before every changed line, coloured or not; nothing in a line is invisible.
package struct DiffRenderer {
    /// What the terminal can show.
    package var style: TerminalStyle
    /// What to say below a last line that has no line feed, in the reader's language.
    package var missingNewlineNotice: String

    /// Takes a style and the words of the notice.
    package init(style: TerminalStyle, missingNewlineNotice: String) {
        self.style = style
        self.missingNewlineNotice = missingNewlineNotice
    }

    /// Renders a diff; gives nothing where nothing changes.
    ///
    /// A file that did not exist is `/dev/null`, as is one that will not.
    ///
    /// - Parameters:
    ///   - diff: What changes.
    ///   - path: The file, as the reader knows it.
    ///   - context: How many kept lines to show on either side of a change.
    /// - Returns: The lines, without line ends.
    package func lines(_ diff: LineDiff, path: String, context: Int = 3) -> [String] {
        guard !diff.isEmpty else { return [] }
        let name = VisibleText(path, as: .singleLine).text
        let head = [
            StyledText("--- " + (diff.old == nil ? "/dev/null" : name), .strong),
            StyledText("+++ " + (diff.new == nil ? "/dev/null" : name), .strong),
        ]
        return (head + diff.hunks(context: context).flatMap(lines)).map(style.render)
    }

    private func lines(_ hunk: DiffHunk) -> [StyledText] {
        let place = "@@ -\(position(hunk.old)) +\(position(hunk.new)) @@"
        return [StyledText(place, .faint)] + hunk.lines.flatMap(lines)
    }

    private func lines(_ line: DiffHunk.Line) -> [StyledText] {
        let (sign, roles): (String, TextRoles) =
            switch line.fate {
            case .kept: (" ", [])
            case .removed: ("-", .removed)
            case .added: ("+", .added)
            }
        var text = StyledText(sign, roles)
        text.append(VisibleText(line.line.text, as: .code).styled(roles))
        guard !line.line.endsWithNewline else { return [text] }
        return [text, StyledText("\\ " + missingNewlineNotice, .faint)]
    }

    /// The first line's number, from 1, and the count where it is not 1; an empty range is after its line.
    private func position(_ range: Range<Int>) -> String {
        let first = range.isEmpty ? range.lowerBound : range.lowerBound + 1
        return range.count == 1 ? "\(first)" : "\(first),\(range.count)"
    }
}
