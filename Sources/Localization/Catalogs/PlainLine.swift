internal import Glibc

/// A line of a plain catalog that is neither empty nor a comment.
struct PlainLine {
    /// Where the line starts within the catalog.
    let start: Int
    /// The spaces before what the line says.
    let indentation: Int
    private let content: ArraySlice<UInt8>

    private init?(_ line: ArraySlice<UInt8>) {
        content = line.drop { $0 == UInt8(ascii: " ") }
        guard let first = content.first, first != UInt8(ascii: "#") else { return nil }
        start = line.startIndex
        indentation = content.startIndex - line.startIndex
    }

    /// The key before the colon, and what stands behind it; nil where the line has another form.
    var entry: (key: String, value: ArraySlice<UInt8>)? {
        let key = content.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
        let rest = content[key.endIndex...]
        guard !key.isEmpty, rest.first == UInt8(ascii: ":") else { return nil }
        return (String(decoding: key, as: UTF8.self), rest.dropFirst())
    }

    /// Whether a closure accepts every line of a catalog or of a part of it; it is given none after one it refuses.
    static func all(of bytes: ArraySlice<UInt8>, areAcceptedBy isAccepted: (PlainLine) -> Bool) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let end = end(ofFirstLineOf: rest)
            if let line = PlainLine(rest[..<end]), !isAccepted(line) { return false }
            rest = rest[end...].dropFirst()
        }
        return true
    }

    private static func end(ofFirstLineOf bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress, let end = memchr(start, CInt(UInt8(ascii: "\n")), buffer.count) else {
                return bytes.endIndex
            }
            return bytes.startIndex + (UnsafeRawPointer(end) - start)
        }
    }
}
