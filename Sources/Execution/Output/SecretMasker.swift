/// Replaces the values of secrets in a stream of output by `•••`, wherever the stream is cut into pieces.
///
/// It knows the value itself, also without the white space around it, each line of one that has several, its base64 form
/// at each of the three alignments (also where line feeds wrap it), its percent-encoded form, and how JSON and shells
/// quote it. A form shorter than four bytes that is not the value itself is left alone: it would hide half of every
/// output.
package struct SecretMasker: Sendable {
    /// What stands in the place of a secret.
    package static let replacement = "•••"

    private let forms: [Form]
    /// The indices of the forms that start with a byte.
    private let formsByFirstByte: [[Int]]
    private let isFirstByte: [Bool]
    private var held: [UInt8] = []
    /// How many bytes of `held` a secret covers that has already been replaced.
    private var covered = 0

    /// A masker for these values; empty ones are no secrets.
    package init(secrets: some Sequence<String>) {
        forms = Set(secrets.flatMap(Self.forms(of:))).sorted { $0.bytes.count > $1.bytes.count }
        var table = [[Int]](repeating: [], count: 256)
        for (index, form) in forms.enumerated() { if let first = form.bytes.first { table[Int(first)].append(index) } }
        formsByFirstByte = table
        isFirstByte = table.map { !$0.isEmpty }
    }

    /// Takes a piece of the stream and gives what may be shown of it; the rest waits for the next piece.
    package mutating func mask(_ piece: some Collection<UInt8>) -> [UInt8] {
        guard !forms.isEmpty else { return Array(piece) }
        held += piece
        return release(isEnd: false)
    }

    /// Ends the stream and gives what was held back.
    package mutating func finish() -> [UInt8] {
        release(isEnd: true)
    }

    /// A whole text with its secrets replaced.
    package func masking(_ text: String) -> String {
        var copy = self
        let bytes = copy.mask(Array(text.utf8)) + copy.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Moves what is decided out of `held`: bytes before the first place where a secret may still be beginning.
    private mutating func release(isEnd: Bool) -> [UInt8] {
        var shown: [UInt8] = []
        shown.reserveCapacity(held.count)
        var position = 0
        scan: while position < held.count {
            if covered == 0, !isFirstByte[Int(held[position])] {
                // Most output begins no secret, and is taken in runs.
                let start = position
                repeat { position += 1 } while position < held.count && !isFirstByte[Int(held[position])]
                shown += held[start..<position]
                continue
            }
            switch match(at: position, isEnd: isEnd) {
            case .undecided: break scan
            case .whole(let length):
                if covered == 0 { shown += Array(Self.replacement.utf8) }
                covered = max(covered, length)
            case .none: break
            }
            if covered > 0 { covered -= 1 } else { shown.append(held[position]) }
            position += 1
        }
        held.removeFirst(position)
        return shown
    }

    private enum Match {
        case none
        /// The bytes so far begin a form that is longer than any form found.
        case undecided
        case whole(Int)
    }

    /// The longest form that starts at a position.
    private func match(at position: Int, isEnd: Bool) -> Match {
        for index in formsByFirstByte[Int(held[position])] {
            switch match(forms[index], at: position) {
            case .none: continue
            case .undecided where isEnd: continue
            case let found: return found
            }
        }
        return .none
    }

    /// Compares one form; line ends that an encoder put into it are skipped, and what a terminal makes of line feeds.
    private func match(_ form: Form, at start: Int) -> Match {
        var (position, matched) = (start, 0)
        while matched < form.bytes.count {
            guard position < held.count else { return .undecided }
            let byte = held[position]
            let next = form.bytes[matched]
            if byte == next {
                matched += 1
            } else if matched == 0 || position - start > 2 * form.bytes.count {
                return .none
            } else if !(byte == 13 && next == 10), !(form.mayBeWrapped && (byte == 10 || byte == 13)) {
                return .none
            }
            position += 1
        }
        return .whole(position - start)
    }
}
