/// The grammar of an `image`: a reference to an OCI image, as the OCI Distribution Specification 1.1 and the reference
/// grammar of the `distribution` project that it comes from have it.
///
///     reference      = name [":" tag] ["@" digest]
///     name           = [domain "/"] component *("/" component)         ; at most 255 characters
///     domain         = label *("." label) [":" port]
///     label          = alphanumerics and "-", without "-" at an end
///     component      = 1*(a-z / 0-9) *(separator 1*(a-z / 0-9))
///     separator      = "." / "_" / "__" / 1*"-"
///     tag            = (alphanumeric / "_") *127(alphanumeric / "_" / "." / "-")
///     digest         = algorithm ":" 32*HEXDIG                         ; exactly as long as a known algorithm says
///
/// One form is left out: an IPv6 address in brackets as domain, which a shell would take for a file name pattern.
enum ImageGrammar {
    /// The most characters of a reference before its tag.
    static let maximumNameLength = 255

    /// - Throws: ``ParameterValueError/tooLong(_:)`` or ``ParameterValueError/malformed``.
    static func check(_ text: String) throws(ParameterValueError) {
        var rest = ArraySlice(text.utf8)
        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            guard isDigest(rest[(at + 1)...]) else { throw .malformed }
            rest = rest[..<at]
        }
        if let colon = tagSeparator(in: rest) {
            guard isTag(rest[(colon + 1)...]) else { throw .malformed }
            rest = rest[..<colon]
        }
        guard isName(rest) else { throw .malformed }
        guard rest.count <= maximumNameLength else { throw .tooLong(maximumNameLength) }
    }

    /// The colon before the tag: the last one, unless a `/` follows it and makes it a port's.
    private static func tagSeparator(in bytes: ArraySlice<UInt8>) -> Int? {
        let afterSlash = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? bytes.startIndex
        return bytes[afterSlash...].firstIndex(of: UInt8(ascii: ":"))
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let first = parts.first, parts.dropFirst().allSatisfy(isPathComponent) else { return false }
        return isPathComponent(first) || (parts.count > 1 && isDomain(first))
    }

    private static func isPathComponent(_ bytes: ArraySlice<UInt8>) -> Bool {
        var cursor = ByteCursor(bytes)
        while true {
            guard !cursor.take(while: { $0.isASCIILowercase || $0.isASCIIDigit }).isEmpty else { return false }
            if cursor.isAtEnd { return true }
            guard takeSeparator(&cursor) else { return false }
        }
    }

    private static func takeSeparator(_ cursor: inout ByteCursor) -> Bool {
        if cursor.take(".") { return true }
        if cursor.take("_") {
            _ = cursor.take("_")
            return true
        }
        return !cursor.take(while: { $0.isOne(of: "-") }).isEmpty
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        var host = bytes
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
            let port = bytes[(colon + 1)...]
            guard !port.isEmpty, port.allSatisfy(\.isASCIIDigit) else { return false }
            host = bytes[..<colon]
        }
        return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isDomainLabel)
    }

    private static func isDomainLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric
            && bytes.allSatisfy { $0.isASCIIAlphanumeric || $0.isOne(of: "-") }
    }

    private static func isTag(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, bytes.count <= 128 else { return false }
        return (first.isASCIIAlphanumeric || first.isOne(of: "_"))
            && bytes.allSatisfy { $0.isASCIIAlphanumeric || $0.isOne(of: "_.-") }
    }

    private static func isDigest(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let encoded = bytes[(colon + 1)...]
        switch String(decoding: bytes[..<colon], as: UTF8.self) {
        case "sha256", "blake3": return encoded.count == 64 && encoded.allSatisfy(isLowercaseHexDigit)
        case "sha384": return encoded.count == 96 && encoded.allSatisfy(isLowercaseHexDigit)
        case "sha512": return encoded.count == 128 && encoded.allSatisfy(isLowercaseHexDigit)
        default:
            return isDigestAlgorithm(bytes[..<colon]) && encoded.count >= 32
                && encoded.allSatisfy(\.isASCIIHexDigit)
        }
    }

    private static func isLowercaseHexDigit(_ byte: UInt8) -> Bool {
        byte.isASCIIHexDigit && !byte.isASCIIUppercase
    }

    /// Whether it is letters and digits that start with a letter, once or more, with one of `+._-` between.
    private static func isDigestAlgorithm(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(omittingEmptySubsequences: false) { $0.isOne(of: "+._-") }.allSatisfy { component in
            component.first?.isASCIILetter == true && component.allSatisfy(\.isASCIIAlphanumeric)
        }
    }
}
