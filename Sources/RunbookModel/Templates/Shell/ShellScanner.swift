/// Walks shell text (the grammar of bash) and tells where each placeholder stands.
///
/// It reads what bash reads as bash reads it, and stops at anything that it is not sure of: then no value of a free
/// type may stand in the text. It need not refuse what bash refuses, since bash runs nothing of a line with an error.
struct ShellScanner {
    /// Something that the scanner is not sure of, and where it starts.
    struct Trouble: Error {
        var offset: Int
    }

    /// A here-document whose body has not come yet.
    struct PendingHereDocument {
        var delimiter: [UInt8]
        var hasPlaceholder: Bool
        var isQuoted: Bool
        var stripsTabs: Bool
        var offset: Int
        /// The program that takes the body for a script.
        var reader: String?
    }

    /// The first byte of a placeholder in ``bytes``; it is no byte of UTF-8.
    static let mark: UInt8 = 0xFF
    /// How deep constructs may nest.
    static let deepest = 64

    /// The source as written.
    let source: [UInt8]
    /// The source with ``mark`` at the start of each placeholder.
    let bytes: [UInt8]
    let placeholders: [Template.Placeholder]
    let placeholderIndexes: [Int: Int]

    var position = 0
    /// Where the text that is being read ends.
    var end: Int
    var depth = 0
    /// How many substitutions are around.
    var substitutionDepth = 0
    var scan: ShellScan
    /// Why placeholders are refused in the construct that is being read.
    var refusing: ShellRefusal?
    var pending: [PendingHereDocument] = []
    /// Whether a here-document of a construct around this one waits for its body.
    var hasOuterPending = false
    var wordCount = 0
    var evaluation = ShellEvaluation()

    init(_ template: Template) {
        source = Array(template.source.utf8)
        placeholders = template.placeholders
        var bytes = source
        var indexes: [Int: Int] = [:]
        for (index, placeholder) in template.placeholders.enumerated() {
            bytes[placeholder.offsets.lowerBound] = Self.mark
            indexes[placeholder.offsets.lowerBound] = index
        }
        self.bytes = bytes
        placeholderIndexes = indexes
        end = bytes.count
        scan = ShellScan(placeCount: template.placeholders.count)
    }

    /// Walks over the whole text.
    static func scan(_ template: Template) -> ShellScan {
        var scanner = ShellScanner(template)
        do throws(Trouble) {
            try scanner.checkContinuations()
            try scanner.readList(until: .end)
            try scanner.applyEvaluation()
        } catch {
            scanner.refuseEverything(from: error.offset)
        }
        return scanner.scan
    }

    private mutating func refuseEverything(from offset: Int) {
        scan.troubleOffset = offset
        for index in scan.places.indices {
            scan.places[index].refusal = .unreadable(offset: offset)
        }
    }

    /// Stops at a continuation (a backslash at the end of a line) that would join what is read byte by byte here.
    private func checkContinuations() throws(Trouble) {
        for index in bytes.indices.dropFirst().dropLast() {
            guard bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "\n") else { continue }
            guard bytes[index - 1].isOne(of: "$<>&|({[=!;`~") else { continue }
            throw Trouble(offset: index)
        }
    }

    // MARK: Bytes

    /// The byte so far ahead; nil at the end.
    func byte(ahead distance: Int = 0) -> UInt8? {
        let index = position + distance
        return index < end ? bytes[index] : nil
    }

    /// Whether this text comes next.
    func isNext(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= end else { return false }
        return text.withUTF8Buffer { buffer in
            bytes[position..<position + count].elementsEqual(buffer)
        }
    }

    /// Whether a placeholder comes next.
    var isAtPlaceholder: Bool { byte() == Self.mark }

    /// Passes the placeholder that comes next.
    mutating func passPlaceholder() -> Int {
        let index = placeholderIndexes[position] ?? 0
        position = placeholders[index].offsets.upperBound
        return index
    }

    /// Passes a placeholder and says where it stands.
    mutating func takePlaceholder(_ quoting: ShellPlace.Quoting) -> Int {
        let index = passPlaceholder()
        scan.places[index] = ShellPlace(quoting: quoting, refusal: refusing)
        return index
    }

    /// Refuses a placeholder unless something before has.
    mutating func refuse(_ index: Int, _ refusal: ShellRefusal) {
        if scan.places[index].refusal == nil {
            scan.places[index].refusal = refusal
        }
    }

    /// Refuses all placeholders of a word.
    mutating func refuse(_ word: ShellWord, _ refusal: ShellRefusal) {
        for index in word.placeholders {
            refuse(index, refusal)
        }
    }

    /// Goes one level deeper.
    ///
    /// - Throws: ``Trouble`` where the text nests too deeply.
    mutating func descend(from start: Int) throws(Trouble) {
        depth += 1
        guard depth <= Self.deepest else { throw Trouble(offset: start) }
    }

    // MARK: Between words

    /// Passes spaces, tabs and continuations.
    mutating func passBlanks() {
        while let next = byte() {
            if next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
                position += 1
            } else if isNext("\\\n") {
                position += 2
            } else {
                return
            }
        }
    }

    /// Passes a comment up to the newline that ends it.
    mutating func passComment() {
        let start = position
        while let next = byte(), next != UInt8(ascii: "\n") {
            if next == Self.mark {
                let index = takePlaceholder(.plain)
                refuse(index, .comment)
            } else {
                position += 1
            }
        }
        scan.commentRanges.append(start..<position)
    }

    /// Passes a newline and the here-documents that start after it.
    mutating func passNewline() throws(Trouble) {
        guard !hasOuterPending else { throw Trouble(offset: position) }
        position += 1
        let documents = pending
        pending = []
        for document in documents {
            try readBody(of: document)
        }
    }

    /// Passes blanks, newlines and comments.
    mutating func passSpace() throws(Trouble) {
        while true {
            passBlanks()
            switch byte() {
            case UInt8(ascii: "\n"): try passNewline()
            case UInt8(ascii: "#"): passComment()
            default: return
            }
        }
    }
}
