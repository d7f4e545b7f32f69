extension Template {
    /// Where comments stand in shell text, in bytes, in ascending order.
    package var shellComments: [Range<Int>] {
        shellScan.commentRanges.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The lines of shell text without its comments, by the token rules of POSIX.1-2024 (XCU 2.3).
    ///
    /// A line that is only a comment is left out, and the blanks before a comment go with it. `#` in quotes, in words and
    /// in here-documents starts none. Placeholders are written without spaces.
    package func withoutShellComments() -> [String] {
        let bytes = Array(source.utf8)
        var lines: [[UInt8]] = [[]]
        var hadComment = false
        var position = 0
        var comments = shellComments[...]
        var placeholders = self.placeholders[...]
        while position < bytes.count {
            if let comment = comments.first, comment.lowerBound == position {
                comments.removeFirst()
                placeholders = placeholders.drop { $0.offsets.lowerBound < comment.upperBound }
                position = comment.upperBound
                hadComment = true
            } else if let placeholder = placeholders.first, placeholder.offsets.lowerBound == position {
                placeholders.removeFirst()
                position = placeholder.offsets.upperBound
                lines[lines.count - 1] += Array("{{\(placeholder.name)}}".utf8)
            } else {
                let next = [comments.first?.lowerBound, placeholders.first?.offsets.lowerBound].compactMap(\.self).min()
                let run = bytes[position..<(next ?? bytes.count)]
                let end = run.firstIndex(of: UInt8(ascii: "\n"))
                lines[lines.count - 1] += run[..<(end ?? run.endIndex)]
                position = end.map { $0 + 1 } ?? run.endIndex
                guard end != nil else { continue }
                lines.endLine(hadComment: hadComment)
                hadComment = false
            }
        }
        lines.endLine(hadComment: hadComment)
        return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
    }
}

extension [[UInt8]] {
    /// Starts another line, in place of the last one where that held nothing but a comment.
    fileprivate mutating func endLine(hadComment: Bool) {
        guard hadComment, var line = popLast() else { return append([]) }
        line.removeLast(line.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count)
        if !line.isEmpty { append(line) }
        append([])
    }
}
