/// The grammar of a `url`: a URI with a scheme and an authority (RFC 3986, section 3), with or without a fragment.
///
/// Only ASCII stands in it, and a `%` is followed by two hexadecimal digits. The host is not empty, unless the scheme
/// is `file` (RFC 8089), and a port is at most 65535. Quotes, `$`, `(` and `;` are legal, so a shell needs it quoted.
enum URLGrammar {
    /// - Throws: ``ParameterValueError/malformed``.
    static func check(_ text: String) throws(ParameterValueError) {
        var cursor = ByteCursor(text.utf8)
        let scheme = cursor.take { $0.isASCIIAlphanumeric || $0.isOne(of: "+-.") }
        guard scheme.first?.isASCIILetter == true, cursor.take(":"), cursor.take("/"), cursor.take("/") else {
            throw .malformed
        }
        let authority = cursor.take { !$0.isOne(of: "/?#") }
        let isFile = String(decoding: scheme, as: UTF8.self).lowercased() == "file"
        guard isAuthority(authority, mayBeEmpty: isFile) else { throw .malformed }
        guard isEncoded(cursor.take { !$0.isOne(of: "?#") }, alsoAllowing: ":@/") else { throw .malformed }
        if cursor.take("?") {
            guard isEncoded(cursor.take { !$0.isOne(of: "#") }, alsoAllowing: ":@/?") else { throw .malformed }
        }
        if cursor.take("#") {
            guard isEncoded(cursor.take { _ in true }, alsoAllowing: ":@/?") else { throw .malformed }
        }
    }

    private static func isAuthority(_ bytes: ArraySlice<UInt8>, mayBeEmpty: Bool) -> Bool {
        var rest = bytes
        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            guard isEncoded(rest[..<at], alsoAllowing: ":") else { return false }
            rest = rest[(at + 1)...]
        }
        var host = rest
        if let colon = portSeparator(in: rest) {
            guard isPort(rest[(colon + 1)...]) else { return false }
            host = rest[..<colon]
        }
        return host.isEmpty ? mayBeEmpty && bytes.isEmpty : isHost(host)
    }

    /// The colon before the port: the first one after an address in brackets.
    private static func portSeparator(in bytes: ArraySlice<UInt8>) -> Int? {
        let start = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex
        return bytes[start...].firstIndex(of: UInt8(ascii: ":"))
    }

    private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.allSatisfy(\.isASCIIDigit) else { return false }
        return bytes.isEmpty || UInt16(String(decoding: bytes, as: UTF8.self)) != nil
    }

    private static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first?.isOne(of: "[") == true else { return isEncoded(bytes, alsoAllowing: "") }
        guard bytes.count > 2, bytes.last?.isOne(of: "]") == true else { return false }
        let address = bytes.dropFirst().dropLast()
        return IPv6Grammar.accepts(address) || isFutureAddress(address)
    }

    /// Whether it is an `IPvFuture`: `v`, hexadecimal digits, a dot, and what that version says.
    private static func isFutureAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        var cursor = ByteCursor(bytes)
        guard cursor.take("v") || cursor.take("V"), !cursor.take(while: \.isASCIIHexDigit).isEmpty, cursor.take(".")
        else { return false }
        return !cursor.take(while: { isUnreserved($0) || isDelimiter($0) || $0.isOne(of: ":") }).isEmpty
            && cursor.isAtEnd
    }

    /// Whether it is unreserved characters, sub-delimiters, percent-encoded bytes and `extra`.
    private static func isEncoded(_ bytes: ArraySlice<UInt8>, alsoAllowing extra: StaticString) -> Bool {
        var cursor = ByteCursor(bytes)
        while let byte = cursor.take() {
            if byte.isOne(of: "%") {
                guard cursor.take()?.isASCIIHexDigit == true, cursor.take()?.isASCIIHexDigit == true else {
                    return false
                }
            } else if !isUnreserved(byte) && !isDelimiter(byte) && !byte.isOne(of: extra) {
                return false
            }
        }
        return true
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte.isOne(of: "-._~")
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte.isOne(of: "!$&'()*+,;=")
    }
}
