internal import MarkdownTree
internal import RunbookModel

/// Carries the code of a block of the source over to a translation, whose comments stay where the code is the same.
///
/// A sample output of a tool that speaks the reader's language stays whole.
struct CodeMerge {
    /// Whether the source's code is taken as it stands.
    let isVerbatim: Bool

    /// The lines of a translated block, its fences and blank lines around it included, with the source's code.
    ///
    /// - Parameters:
    ///   - translated: The block in the translation.
    ///   - source: The block in the source; its fences and its attributes are taken as they stand.
    ///   - code: The source's block.
    /// - Returns: The source's fences around the merged code, and what stood below the translated block.
    func lines(of translated: [String], from source: [String], _ code: CodeBlock) -> [String] {
        let mine = Fence(translated)
        let theirs = Fence(source)
        if code.attributes?.classes.contains(where: { $0.text == "translated" }) == true {
            return [theirs.opening] + mine.code + theirs.closing + mine.rest
        }
        guard !isVerbatim, let language = CommentSyntax(code) else { return theirs.lines + mine.rest }
        let kept = language.merge(mine.code, into: theirs.code)
        return [theirs.opening] + kept + theirs.closing + mine.rest
    }
}

/// The lines of a fenced block, and what stands below it.
private struct Fence {
    var opening: String
    var code: [String]
    var closing: [String]
    /// The lines below the block, blank ones as a rule.
    var rest: [String]

    var lines: [String] { [opening] + code + closing }

    init(_ lines: [String]) {
        let body = lines.dropLast(lines.reversed().prefix(while: \.isBlank).count)
        rest = Array(lines.dropFirst(body.count))
        opening = body.first ?? ""
        let mark = opening.withoutBlanksAround.prefix { $0 == "`" || $0 == "~" }
        let isClosed = body.count > 1 && (body.last?.withoutBlanksAround.hasPrefix(mark) ?? false)
        code = Array(body.dropFirst().dropLast(isClosed ? 1 : 0))
        closing = isClosed ? body.suffix(1) : []
    }
}

/// How a language writes comments that a translation may word itself.
private enum CommentSyntax {
    case shell
    case yaml

    /// Nil for a language whose comments are part of what is compared.
    init?(_ code: CodeBlock) {
        let isFile = code.attributes?.pairs.contains { $0.key == "file" } ?? false
        let isSample = code.attributes?.classes.contains { ["output", "failure"].contains($0.text) } ?? false
        switch code.language.lowercased() {
        case _ where isSample: return nil
        case "shell", "sh", "bash": self = .shell
        case "yaml", "yml": self = .yaml
        default: return nil
        }
        if self == .yaml, !isFile { return nil }
    }

    /// The lines of the source, those of the translation in their place where only the comment differs.
    func merge(_ translated: [String], into source: [String]) -> [String] {
        let (old, new) = (bare(translated), bare(source))
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
        for left in old.indices.reversed() {
            for right in new.indices.reversed() {
                lengths[left][right] =
                    old[left] == new[right]
                    ? lengths[left + 1][right + 1] + 1 : max(lengths[left + 1][right], lengths[left][right + 1])
            }
        }
        var (left, right) = (0, 0)
        var result: [String] = []
        while right < new.count {
            if left < old.count, old[left] == new[right] {
                result.append(translated[left])
                (left, right) = (left + 1, right + 1)
            } else if left < old.count, lengths[left + 1][right] >= lengths[left][right + 1] {
                left += 1
            } else {
                result.append(source[right])
                right += 1
            }
        }
        return result
    }

    /// The lines without their comments; one that is only a comment is a number sign.
    private func bare(_ lines: [String]) -> [String] {
        let comments = self == .shell ? shellComments(lines) : yamlComments(lines)
        return zip(lines, comments).map { line, start in
            guard let start else { return line }
            let code = String(decoding: Array(line.utf8.prefix(start)), as: UTF8.self)
            return code.isBlank ? "#" : String(code.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }
    }

    /// The offset in each line at which its comment starts.
    private func shellComments(_ lines: [String]) -> [Int?] {
        let template = Template(lines.map { $0 + "\n" }.joined())
        var comments = template.shellComments[...]
        var offset = 0
        return lines.map { line in
            let end = offset + line.utf8.count
            defer { offset = end + 1 }
            guard let comment = comments.first, comment.lowerBound <= end else { return nil }
            comments = comments.drop { $0.lowerBound <= end }
            return comment.lowerBound - offset
        }
    }

    /// A guess that the fingerprint is asked about afterwards.
    private func yamlComments(_ lines: [String]) -> [Int?] {
        lines.map { line in
            line.firstMatch(of: #/(?:^|[ \t])(#.*)/#).map {
                line.utf8.distance(from: line.startIndex, to: $0.1.startIndex)
            }
        }
    }
}
