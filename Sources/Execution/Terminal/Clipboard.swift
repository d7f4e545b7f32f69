/// Copying to the clipboard of the person's terminal, however far away it is (xterm, OSC 52).
package enum Clipboard {
    /// The most that terminals commonly take, in bytes of base64.
    private static let limit = 74_994

    /// Tells whether the terminal is likely to take the sequence; there is no way to ask it.
    ///
    /// The Linux console, dumb terminals, those of VTE and Apple's take none; tmux and screen keep it to themselves.
    package static func isReachable(_ environment: [String: String]) -> Bool {
        let term = environment["TERM"] ?? ""
        guard !["", "dumb", "linux"].contains(term), environment["TERM_PROGRAM"] != "Apple_Terminal" else {
            return false
        }
        return !["VTE_VERSION", "TMUX", "STY"].contains { environment[$0] != nil }
    }

    /// Gives what to write to the terminal so that `text` is in its clipboard; nil if it is too long for that.
    package static func sequence(for text: String) -> String? {
        let encoded = base64(Array(text.utf8))
        return encoded.utf8.count > limit ? nil : "\u{1B}]52;c;\(encoded)\u{07}"
    }

    /// RFC 4648, section 4.
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for index in 0...group.count {
                result.append(alphabet[Int(bits >> UInt32(18 - 6 * index)) & 63])
            }
            result += [UInt8](repeating: UInt8(ascii: "="), count: 3 - group.count)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
