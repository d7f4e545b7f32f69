internal import Synchronization

/// What a walk over shell text tells: where placeholders stand, what is comment, where words are.
package struct ShellScan: Sendable {
    /// A here-document.
    struct HereDocument: Sendable {
        /// From the first byte of the body to the first byte of the delimiter's line.
        var body: Range<Int>
        /// The delimiter without its quotes; nil where it holds a placeholder.
        var delimiter: [UInt8]?
        var isQuoted: Bool
        /// Whether leading tabs are removed (`<<-`).
        var stripsTabs: Bool
    }

    /// One for each placeholder of the template, in order.
    var places: [ShellPlace]
    var hereDocuments: [HereDocument]
    /// The comments, each from its `#` to the end of its line without the newline, in bytes of the template's source.
    package internal(set) var commentRanges: [Range<Int>]
    /// The words of commands and patterns, in bytes of the template's source, nested ones before those around them.
    package internal(set) var wordRanges: [Range<Int>]
    /// The start of what could not be understood, in bytes of the template's source; nil where all was.
    package internal(set) var troubleOffset: Int?
    /// Whether the text gives variables attributes (`declare -i`, `-n`, `-l`, `-u`) that change what a later assignment
    /// does, in later steps too.
    package internal(set) var declaresVariableAttributes: Bool

    init(placeCount: Int) {
        places = Array(repeating: ShellPlace(quoting: .plain), count: placeCount)
        hereDocuments = []
        commentRanges = []
        wordRanges = []
        declaresVariableAttributes = false
    }
}

/// The walk over the text of a template, made when something first asks for it: checks, fingerprints and rendering all
/// do, and it takes longer than reading the text.
final class ShellWalk: Sendable {
    private let known = Mutex<ShellScan?>(nil)

    /// What the walk tells.
    func scan(of template: Template) -> ShellScan {
        known.withLock { known in
            if let known { return known }
            let scan = ShellScanner.scan(template)
            known = scan
            return scan
        }
    }
}

/// Where one placeholder stands in shell text.
struct ShellPlace: Sendable, Hashable {
    /// The quotes around the placeholder.
    enum Quoting: Sendable, Hashable {
        case plain
        case single
        case double
        /// The body of a here-document that is expanded.
        case hereDocument
        /// The body of a here-document with a quoted delimiter.
        case quotedHereDocument
    }

    /// What the word is to the shell, as far as the value matters to it.
    enum Role: Sendable, Hashable {
        /// An argument of a program, which may take a leading `-` for an option.
        case argument
        /// An argument after `--`, an assigned value, a target, a pattern: any text will do.
        case value
        /// The value of `NAME=value` after `declare`, `local` or `typeset`.
        case declaration
    }

    var quoting: Quoting
    var role: Role = .argument
    /// Why no value of a free type may stand here; nil where one may.
    var refusal: ShellRefusal?
    /// Whether nothing but values and expansions, which may be empty, stands before it in its word.
    var startsWord = false
    /// Whether its whole word is unquoted and free of bytes that mean something to the shell.
    var mayBeBare = false
    /// Whether even a safe word must be quoted here, such as `2` right before `>`.
    var quotesSafeWords = false
    /// Whether the refusal holds for safe words too.
    var refusesSafeWords = false
    /// Its word, as a number that is unique in the text.
    var word = 0
}

/// A word of shell text.
struct ShellWord {
    /// A part of a word, in order.
    enum Piece {
        case literal([UInt8], isQuoted: Bool)
        case placeholder(Int)
        /// An expansion, whose result is not known.
        case expansion
    }

    let range: Range<Int>
    let pieces: [Piece]
    /// The static text before the first expansion or placeholder.
    let staticPrefix: [UInt8]
    /// The text after the removal of quotes; nil where an expansion or a placeholder is part of it.
    let staticString: String?

    init(range: Range<Int>, pieces: [Piece] = []) {
        self.range = range
        self.pieces = pieces
        if pieces.count == 1, case .literal(let bytes, _) = pieces[0] {
            staticPrefix = bytes
            staticString = String(decoding: bytes, as: UTF8.self)
            return
        }
        let literals = pieces.prefix { if case .literal = $0 { true } else { false } }
        staticPrefix = literals.flatMap { if case .literal(let bytes, _) = $0 { bytes } else { [] as [UInt8] } }
        staticString = literals.count == pieces.count ? String(decoding: staticPrefix, as: UTF8.self) : nil
    }

    /// The static text where no part of it is quoted: what may be a reserved word.
    var unquotedString: String? {
        let isUnquoted = pieces.allSatisfy { piece in
            if case .literal(_, false) = piece { true } else { false }
        }
        return isUnquoted ? staticString : nil
    }

    /// The numbers of its placeholders.
    var placeholders: [Int] {
        pieces.compactMap { piece in
            if case .placeholder(let index) = piece { index } else { nil }
        }
    }

    /// Whether an expansion is part of it.
    var hasExpansion: Bool {
        pieces.contains { piece in
            if case .expansion = piece { true } else { false }
        }
    }

    /// Whether this byte stands in it unquoted.
    func hasUnquoted(_ byte: UInt8) -> Bool {
        pieces.contains { piece in
            if case .literal(let bytes, false) = piece { bytes.contains(byte) } else { false }
        }
    }

    /// Whether all its literal text is unquoted and of these bytes, and it has no expansion.
    func isUnquotedLiteral(where isAllowed: (UInt8) -> Bool) -> Bool {
        pieces.allSatisfy { piece in
            switch piece {
            case .literal(let bytes, let isQuoted): !isQuoted && bytes.allSatisfy(isAllowed)
            case .placeholder: true
            case .expansion: false
            }
        }
    }
}
