/// The grammar of an IPv6 address (RFC 3986, section 3.2.2).
///
/// Eight groups of 1 to 4 hexadecimal digits, `::` once in place of one group or more, and an IPv4 address in place of
/// the last two groups. No zone identifier.
enum IPv6Grammar {
    /// Tells whether the bytes, without brackets, are an address.
    static func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let gap = gapIndex(in: bytes) else { return groupCount(of: bytes, mayEndInIPv4: true) == 8 }
        guard
            let before = groupCount(of: bytes[..<gap], mayEndInIPv4: false),
            let after = groupCount(of: bytes[(gap + 2)...], mayEndInIPv4: true)
        else { return false }
        return before + after <= 7
    }

    /// Where the first `::` stands.
    private static func gapIndex(in bytes: ArraySlice<UInt8>) -> Int? {
        zip(bytes.indices, zip(bytes, bytes.dropFirst())).first { _, pair in
            pair.0.isOne(of: ":") && pair.1.isOne(of: ":")
        }?.0
    }

    /// The number of 16-bit groups, an IPv4 address counting for two; nil where something else stands among them.
    private static func groupCount(of bytes: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> Int? {
        if bytes.isEmpty { return 0 }
        var groups = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var count = 0
        if mayEndInIPv4, let last = groups.last, isIPv4(last) {
            groups.removeLast()
            count = 2
        }
        guard groups.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIHexDigit) }) else {
            return nil
        }
        return count + groups.count
    }

    private static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let octets = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return octets.count == 4 && octets.allSatisfy(isOctet)
    }

    private static func isOctet(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.allSatisfy(\.isASCIIDigit), bytes.count == 1 || bytes.first?.isOne(of: "0") == false else {
            return false
        }
        return UInt8(String(decoding: bytes, as: UTF8.self)) != nil
    }
}
