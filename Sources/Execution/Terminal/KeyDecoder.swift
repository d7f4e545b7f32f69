/// Turns the bytes of a terminal into keys: UTF-8, and the control sequences of ECMA-48 and xterm.
///
/// A state machine without input or output of its own. Every sequence is swallowed whole, known or not, so that no part
/// of it is taken for an answer. A byte that is not UTF-8 is U+FFFD.
package struct KeyDecoder: Sendable {
    private enum State: Sendable {
        case ground
        /// Bytes of a character, and how many it has in all.
        case character([UInt8], length: Int)
        /// After ESC.
        case escape
        /// After ESC and the first byte of a character: Alt with a letter beyond ASCII.
        case altCharacter(remaining: Int)
        /// After CSI, with the parameter and intermediate bytes so far.
        case controlSequence([UInt8])
        /// After SS3.
        case singleShift
        /// In OSC, DCS, SOS, PM or APC, up to ST or BEL.
        case string(afterEscape: Bool)
        /// Bytes that belong to a sequence whatever they are: a mouse report of X10, a function key of the console.
        case skip(Int)
        /// Between the brackets of a paste.
        case paste([UInt8])
    }

    private var state = State.ground

    /// How many bytes of a paste are kept; the rest is dropped.
    private static let pasteLimit = 1 << 20
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Starts between two keys.
    package init() {}

    /// Whether a sequence has begun that is told from the Escape key by what follows it in time.
    package var isWaiting: Bool {
        switch state {
        case .ground, .paste: false
        default: true
        }
    }

    /// Whether the bytes are between the brackets of a paste.
    package var isInPaste: Bool {
        if case .paste = state { true } else { false }
    }

    /// Takes the next bytes and gives the keys that they complete.
    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        var keys: [Key] = []
        for byte in bytes { feed(byte, &keys) }
        return keys
    }

    /// Takes the silence after the last bytes, some fifty milliseconds.
    ///
    /// An ESC that nothing follows is the Escape key, and what else was begun is dropped. A paste goes on, however slow
    /// the line.
    package mutating func timeOut() -> [Key] {
        guard isWaiting else { return [] }
        let key: Key =
            switch state {
            case .escape: .escape
            case .character: .character("\u{FFFD}")
            default: .unknown
            }
        state = .ground
        return [key]
    }

    private mutating func feed(_ byte: UInt8, _ keys: inout [Key]) {
        switch state {
        case .ground: ground(byte, &keys)
        case .character(let bytes, let length): character(bytes, length, byte, &keys)
        case .escape: escape(byte, &keys)
        case .altCharacter(let remaining): alt(remaining, byte, &keys)
        case .controlSequence(let bytes): controlSequence(bytes, byte, &keys)
        case .singleShift: singleShift(byte, &keys)
        case .string(let afterEscape): string(afterEscape, byte, &keys)
        case .skip(let count):
            state = count > 1 ? .skip(count - 1) : .ground
            if count <= 1 { keys.append(.unknown) }
        case .paste(var bytes):
            state = .ground
            paste(&bytes, byte, &keys)
        }
    }
}

// MARK: - Characters

extension KeyDecoder {
    private mutating func ground(_ byte: UInt8, _ keys: inout [Key]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x00..<0x20, 0x7F: keys.append(Self.control(byte))
        case 0x20..<0x7F: keys.append(.character(Character(Unicode.Scalar(byte))))
        case 0xC2...0xDF: state = .character([byte], length: 2)
        case 0xE0...0xEF: state = .character([byte], length: 3)
        case 0xF0...0xF4: state = .character([byte], length: 4)
        default: keys.append(.character("\u{FFFD}"))
        }
    }

    private mutating func character(_ bytes: [UInt8], _ length: Int, _ byte: UInt8, _ keys: inout [Key]) {
        guard (0x80..<0xC0).contains(byte) else {
            keys.append(.character("\u{FFFD}"))
            state = .ground
            return ground(byte, &keys)
        }
        let all = bytes + [byte]
        guard all.count == length else {
            state = .character(all, length: length)
            return
        }
        state = .ground
        let scalars = String(decoding: all, as: UTF8.self).unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else { return keys.append(.character("\u{FFFD}")) }
        let isControl = scalar.properties.generalCategory == .control
        keys.append(isControl ? .unknown : .character(Character(scalar)))
    }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x03: .interrupt
        case 0x04: .endOfFile
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
        default: .unknown
        }
    }
}

// MARK: - Sequences

extension KeyDecoder {
    private mutating func escape(_ byte: UInt8, _ keys: inout [Key]) {
        state = .ground
        switch byte {
        case 0x1B:
            keys.append(.escape)
            state = .escape
        case UInt8(ascii: "["): state = .controlSequence([])
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            state = .string(afterEscape: false)
        case 0x03: keys.append(.interrupt)
        case 0xC2...0xDF: state = .altCharacter(remaining: 1)
        case 0xE0...0xEF: state = .altCharacter(remaining: 2)
        case 0xF0...0xF4: state = .altCharacter(remaining: 3)
        default: keys.append(.unknown)
        }
    }

    private mutating func alt(_ remaining: Int, _ byte: UInt8, _ keys: inout [Key]) {
        guard (0x80..<0xC0).contains(byte) else {
            keys.append(.unknown)
            state = .ground
            return ground(byte, &keys)
        }
        state = remaining > 1 ? .altCharacter(remaining: remaining - 1) : .ground
        if remaining <= 1 { keys.append(.unknown) }
    }

    private mutating func controlSequence(_ bytes: [UInt8], _ byte: UInt8, _ keys: inout [Key]) {
        switch byte {
        case 0x20..<0x40:
            state = .controlSequence(bytes.count < 64 ? bytes + [byte] : bytes)
        case UInt8(ascii: "[") where bytes.isEmpty:
            state = .skip(1)
        case UInt8(ascii: "M") where bytes.isEmpty:
            state = .skip(3)
        case 0x40..<0x7F:
            state = .ground
            finish(bytes, byte, &keys)
        default:
            keys.append(.unknown)
            state = .ground
            ground(byte, &keys)
        }
    }

    private mutating func finish(_ bytes: [UInt8], _ final: UInt8, _ keys: inout [Key]) {
        let parameters = String(decoding: bytes, as: UTF8.self)
        switch (final, parameters) {
        case (UInt8(ascii: "~"), "200"): state = .paste([])
        case (UInt8(ascii: "~"), _): keys.append(Self.editingKeys[parameters] ?? .unknown)
        case (_, ""), (_, "1"): keys.append(Self.cursorKeys[final] ?? .unknown)
        default: keys.append(parameters.hasPrefix("1;") ? Self.cursorKeys[final] ?? .unknown : .unknown)
        }
    }

    private mutating func singleShift(_ byte: UInt8, _ keys: inout [Key]) {
        state = .ground
        switch byte {
        case 0x1B:
            keys.append(.unknown)
            state = .escape
        case UInt8(ascii: "M"): keys.append(.enter)
        default: keys.append(Self.cursorKeys[byte] ?? .unknown)
        }
    }

    private mutating func string(_ afterEscape: Bool, _ byte: UInt8, _ keys: inout [Key]) {
        let isEnd = [0x07, 0x18, 0x1A].contains(byte) || (afterEscape && byte == UInt8(ascii: "\\"))
        guard isEnd else {
            state = .string(afterEscape: byte == 0x1B)
            return
        }
        keys.append(.unknown)
        state = .ground
    }

    private mutating func paste(_ bytes: inout [UInt8], _ byte: UInt8, _ keys: inout [Key]) {
        bytes.append(byte)
        guard byte == UInt8(ascii: "~"), bytes.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else {
            if bytes.count > Self.pasteLimit { bytes.removeSubrange(Self.pasteLimit - 8..<bytes.count - 8) }
            state = .paste(bytes)
            return
        }
        keys.append(.paste(String(decoding: bytes.dropLast(Self.pasteEnd.count), as: UTF8.self)))
    }

    private static let cursorKeys: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    ]

    private static let editingKeys: [String: Key] = [
        "1": .home, "7": .home, "4": .end, "8": .end, "3": .delete,
    ]
}
