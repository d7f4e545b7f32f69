import Glibc

/// Whether a program that writes to the terminal has left it in the alternate screen (xterm, private modes 47, 1047 and
/// 1049).
package struct AlternateScreen: Sendable {
    /// Whether the last such sequence entered it.
    package private(set) var isActive = false
    /// The end of what was seen, in which a sequence may have begun.
    private var tail: [UInt8] = []

    package init() {}

    /// Takes a piece of output.
    package mutating func observe(_ bytes: some Collection<UInt8>) {
        guard !tail.isEmpty || bytes.holdsEscape else { return }
        let text = tail + bytes
        for (index, byte) in text.enumerated() where byte == 0x1B {
            let sequence = text[index...].prefix(8)
            for mode in ["47", "1047", "1049"] {
                if sequence.starts(with: "\u{1B}[?\(mode)h".utf8) { isActive = true }
                if sequence.starts(with: "\u{1B}[?\(mode)l".utf8) { isActive = false }
            }
        }
        // A sequence that is cut at the end of the piece goes on in the next.
        tail = text.suffix(7).contains(0x1B) ? Array(text.suffix(7)) : []
    }
}

extension Collection<UInt8> {
    /// Whether an escape character is among the bytes; most output has none, which memchr(3) tells at once.
    fileprivate var holdsEscape: Bool {
        withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0x1B, bytes.count) != nil } ?? false
        } ?? contains(0x1B)
    }
}
