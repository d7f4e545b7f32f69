internal import MarkdownTree
package import SystemPackage
internal import Yams

/// The text of a YAML file, or of the part of a file that is YAML, with the places that libyaml's marks mean.
///
/// libyaml counts columns in Unicode scalars, and takes CR, NEL, LS and PS for line ends as well (YAML 1.1, section
/// 4.1.4); places in files count bytes, and lines by line feeds.
package final class DefinitionText: Sendable {
    package let path: FilePath
    let source: SourceText
    /// The line of the file on which the text starts.
    private let firstLine: Int
    private let yamlLineStarts: [Int]

    package init(_ text: String, path: FilePath, firstLine: Int = 1) {
        self.path = path
        self.firstLine = firstLine
        source = SourceText(text)
        yamlLineStarts = Self.yamlLineStarts(in: source.bytes)
    }

    /// The place of a byte in the file.
    func location(ofByte offset: Int) -> SourceLocation {
        let location = source.location(ofByte: offset)
        return SourceLocation(line: location.line + firstLine - 1, column: location.column)
    }

    /// The byte that a mark means.
    func offset(of mark: Mark) -> Int {
        guard yamlLineStarts.indices.contains(mark.line - 1) else { return source.bytes.count }
        var offset = yamlLineStarts[mark.line - 1]
        for _ in 1..<max(1, mark.column) where offset < source.bytes.count {
            offset += 1
            while offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    private static func yamlLineStarts(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let length = lineBreakLength(at: index, in: bytes)
            index += max(1, length)
            if length > 0 { starts.append(index) }
        }
        return starts
    }

    /// The bytes of the line break at an index; 0 where there is none.
    private static func lineBreakLength(at index: Int, in bytes: [UInt8]) -> Int {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch bytes[index] {
        case 0x0A: return 1
        case 0x0D: return next == 0x0A ? 2 : 1
        case 0xC2: return next == 0x85 ? 2 : 0
        case 0xE2:
            guard next == 0x80, index + 2 < bytes.count else { return 0 }
            return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }
}
