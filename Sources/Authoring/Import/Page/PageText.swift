internal import MarkdownTree

/// The text of a page: its front matter, and its body with every line where it is in the file.
struct PageText {
    /// The YAML between the leading lines of three hyphens; nil where there is none.
    private(set) var frontMatter: String?
    /// The body below as many empty lines as the front matter takes.
    private(set) var body: [UInt8]

    /// Splits a file's bytes.
    ///
    /// - Throws: ``GuidePageFault`` where they are no text for people.
    init(_ bytes: [UInt8]) throws(GuidePageFault) {
        if bytes.count > GuidePage.largestSize { throw .tooLarge(GuidePage.largestSize) }
        if let offset = bytes.firstIndex(of: 0) { throw .binary(Self.location(of: offset, in: bytes)) }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .notUTF8(Self.location(of: Self.firstInvalidOffset(in: bytes), in: bytes))
        }
        body = Self.withLineFeeds(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        if body.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { throw .empty }
        splitFrontMatter()
    }

    /// The bytes with a line feed for each line end, as HTML and CommonMark read them.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(.carriageReturn) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte != .lineFeed || previous != .carriageReturn {
                result.append(byte == .carriageReturn ? .lineFeed : byte)
            }
            previous = byte
        }
        return result
    }

    private mutating func splitFrontMatter() {
        let lines = body.split(separator: .lineFeed, omittingEmptySubsequences: false)
        guard let first = lines.first, Self.isFence(first),
            let end = lines.dropFirst().firstIndex(where: Self.isFence)
        else { return }
        frontMatter = String(decoding: body[(first.endIndex + 1)..<lines[end].startIndex], as: UTF8.self)
        body = Array(repeating: .lineFeed, count: end) + body[lines[end].endIndex...]
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        while let byte = rest.last, byte.isHTMLSpace { rest.removeLast() }
        return rest.elementsEqual("---".utf8)
    }

    private static func location(of offset: Int, in bytes: [UInt8]) -> SourceLocation {
        let start = bytes[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
        return SourceLocation(line: bytes[..<offset].count { $0 == .lineFeed } + 1, column: offset - start + 1)
    }

    private static func firstInvalidOffset(in bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }
}
