/// A page's text made ready for libxml2, which drops or swallows what browsers and readers do not.
///
/// Markup without its end (a tag, a comment, a script), which would hide all that follows, becomes the text that it is.
/// Control characters and non-characters, which libxml2 leaves out, stand as private characters meanwhile. Names of
/// characters that are younger than HTML 4 become numbers. Every line stays the line that it is in the file.
struct HTMLSource {
    /// The text to parse.
    private(set) var bytes: [UInt8] = []
    /// The lines of what has no end.
    private(set) var brokenLines: [Int] = []

    private let input: [UInt8]
    private let line: LineCounter
    private var position = 0
    private var tags: HTMLTagScanner

    /// Prepares a text that is UTF-8 without a NUL, its line ends line feeds.
    init(_ text: [UInt8]) {
        input = text
        line = LineCounter(input)
        tags = HTMLTagScanner(input)
        bytes.reserveCapacity(input.count)
        while position < input.count { readNext() }
    }

    private mutating func readNext() {
        switch input[position] {
        case UInt8(ascii: "<"): readMarkup()
        case UInt8(ascii: "&"): readReference()
        case 0x00..<0x09, 0x0B..<0x20: readControl()
        case 0xEF where input[position...].starts(with: [0xEF, 0xBF, 0xBE]) || isLastNonCharacter: readNonCharacter()
        default: copy(through: position + 1)
        }
    }

    private mutating func copy(through end: Int) {
        bytes += input[position..<end]
        position = end
    }

    // MARK: Markup

    private mutating func readMarkup() {
        guard let end = tags.end(ofMarkupAt: position) else {
            if tags.looksLikeMarkup(at: position) { brokenLines.append(line.number(ofByte: position)) }
            bytes += "&lt;".utf8
            position += 1
            return
        }
        copy(through: end)
    }

    // MARK: Characters

    private static let firstPrivate: UInt32 = 0xF_0000
    private static let nonCharacters: [UInt32: UInt32] = [0xFFFE: 0xF_0080, 0xFFFF: 0xF_0081]

    private var isLastNonCharacter: Bool { input[position...].starts(with: [0xEF, 0xBF, 0xBF]) }

    private mutating func readControl() {
        append(Self.firstPrivate + UInt32(input[position]))
        position += 1
    }

    private mutating func readNonCharacter() {
        append(Self.nonCharacters[isLastNonCharacter ? 0xFFFF : 0xFFFE] ?? Self.firstPrivate)
        position += 3
    }

    private mutating func append(_ code: UInt32) {
        if let scalar = Unicode.Scalar(code) { bytes += String(scalar).utf8 }
    }

    private mutating func readReference() {
        let name = input[(position + 1)...].prefix(15).prefix(while: \.isASCIILetter)
        let end = name.endIndex
        if end < input.count, input[end] == UInt8(ascii: ";"),
            let code = HTMLCharacterNames.code(of: String(decoding: name, as: UTF8.self))
        {
            bytes += "&#\(code);".utf8
            position = end + 1
        } else {
            copy(through: position + 1)
        }
    }

    /// Returns a text that was parsed, with the characters that stood aside for the time.
    static func restored(_ text: [UInt8]) -> String {
        let string = String(decoding: text, as: UTF8.self)
        // F3 B0 80 and F3 B0 82 start the UTF-8 of all of them.
        guard text.contains(0xF3) else { return string }
        var restored = String.UnicodeScalarView()
        for scalar in string.unicodeScalars {
            let code =
                (firstPrivate..<firstPrivate + 0x20).contains(scalar.value)
                ? scalar.value - firstPrivate : nonCharacters.first { $0.value == scalar.value }?.key
            restored.append(code.flatMap(Unicode.Scalar.init) ?? scalar)
        }
        return String(restored)
    }
}

/// Counts lines for bytes that come in order.
struct LineCounter {
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        starts = [0] + bytes.indices.filter { bytes[$0] == .lineFeed }.map { $0 + 1 }
    }

    /// The line of a byte, from 1.
    func number(ofByte offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
