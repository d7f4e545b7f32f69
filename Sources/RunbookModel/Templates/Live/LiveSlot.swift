/// A place of a live template that changes as a whole with its values.
package struct LiveSlot: Sendable, Hashable, Codable {
    /// How values are written.
    package enum Rule: String, Sendable, Hashable, Codable {
        /// As they are.
        case plain
        /// Into shell text, by ``LiveSlot/shell``.
        case shell
        /// Into a regular expression, where they stand for themselves.
        case pattern
        /// Into a string of JSON.
        case jsonString
        /// Between the strings of JSON.
        case jsonBare
        /// Into a quoted or plain scalar of YAML, by ``LiveSlot/scalar``.
        case yamlScalar
        /// Into a block scalar of YAML, by ``LiveSlot/indentation``.
        case yamlBlock
    }

    package var rule: Rule
    /// What stands there as written: one placeholder, or those of a YAML scalar with the text around them.
    package var pieces: [LivePiece]
    /// Why values may not stand here.
    package var refusal: LiveRefusal?
    package var shell: LiveShellPlace?
    package var scalar: LiveScalar?
    /// Whether a quantifier follows in a regular expression, which would bind to the last character only.
    package var isQuantified: Bool?
    /// How far the lines of a value in a literal block scalar are indented; nil in a folded one, which takes one line.
    package var indentation: Int?

    init(_ rule: Rule, _ pieces: [LivePiece], refusal: LiveRefusal? = nil) {
        self.rule = rule
        self.pieces = pieces
        self.refusal = refusal
    }
}

/// What stands around a placeholder of shell text; see the fields of the same names of a shell scan's places.
package struct LiveShellPlace: Sendable, Hashable, Codable {
    package enum Quoting: String, Sendable, Hashable, Codable {
        case plain
        case single
        case double
        case hereDocument
        case quotedHereDocument
    }

    package enum Role: String, Sendable, Hashable, Codable {
        case argument
        case value
        case declaration
    }

    package var quoting: Quoting
    package var role: Role
    package var startsWord: Bool
    package var mayBeBare: Bool
    package var quotesSafeWords: Bool
    package var word: Int

    init(_ place: ShellPlace) {
        quoting =
            switch place.quoting {
            case .plain: .plain
            case .single: .single
            case .double: .double
            case .hereDocument: .hereDocument
            case .quotedHereDocument: .quotedHereDocument
            }
        role =
            switch place.role {
            case .argument: .argument
            case .value: .value
            case .declaration: .declaration
            }
        startsWord = place.startsWord
        mayBeBare = place.mayBeBare
        quotesSafeWords = place.quotesSafeWords
        word = place.word
    }
}

/// A here-document, whose lines must not become its delimiter.
package struct LiveHereDocument: Sendable, Hashable, Codable {
    package var start: LivePosition
    package var end: LivePosition
    /// Nil where it holds a placeholder.
    package var delimiter: String?
    package var isQuoted: Bool
    package var stripsTabs: Bool
}

/// A scalar of YAML in plain style or in quotes.
package struct LiveScalar: Sendable, Hashable, Codable {
    package enum Style: String, Sendable, Hashable, Codable {
        case plain
        case single
        case double
    }

    package var style: Style
    /// Whether it takes several lines, and so is written anew in double quotes on one line.
    package var isMultiline: Bool
    /// What it reads as; nil where that is what is written.
    package var read: [LivePiece]?
    /// Whether an integer or a boolean in it is no string.
    package var mayBeLiteral: Bool
    /// The most characters that it may have as a key (YAML 1.2.2, 7.4); nil where it is none.
    package var limit: Int?
}

/// A block scalar of YAML, which must read as its text with the values in place.
package struct LiveBlockScalar: Sendable, Hashable, Codable {
    /// The start of its first line after the header.
    package var start: LivePosition
    /// The start of the line that is no longer part of it, or the end of the text.
    package var end: LivePosition
    package var isFolded: Bool
    /// Of the line breaks at the end: `-` drops them, `+` keeps them; else one is kept.
    package var chomping: String
    /// How far it is indented, where the header says so; else its first line tells.
    package var indentation: Int?
    /// How far the line at `end` is indented; nil at the end of the text.
    package var following: Int?
    /// Whether its form is too rare to be read again, so that no value is accepted.
    package var isRare: Bool
    /// What it reads as.
    package var read: [LivePiece]
}

/// A key of a mapping or of an object.
package struct LiveKey: Sendable, Hashable, Codable {
    /// What it reads as.
    package var read: [LivePiece]
    /// The tag in YAML; nil in JSON, and where an integer or a boolean gives its own.
    package var tag: String?
}
