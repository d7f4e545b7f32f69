internal import Foundation

/// The head of an HTTP/1.1 request, as far as a server of files asks (RFC 9112).
struct PreviewRequest: Equatable {
    /// Why a head is none.
    enum Fault: Error {
        case malformed
        case tooLarge
    }

    /// The bytes that a head may have.
    static let largestHead = 16 << 10

    let method: String
    /// The path, percent-decoded, without a query.
    let path: String
    /// The authority that the client believes to speak to.
    let host: String

    /// Reads a head; nil where its end has not come yet.
    ///
    /// - Throws: ``Fault``.
    init?(_ bytes: [UInt8]) throws(Fault) {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            if bytes.count > Self.largestHead { throw .tooLarge }
            return nil
        }
        guard end.lowerBound <= Self.largestHead else { throw .tooLarge }
        guard let text = String(validating: bytes[..<end.lowerBound], as: UTF8.self) else { throw .malformed }
        let lines = text.components(separatedBy: "\r\n")
        let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, words[2].hasPrefix("HTTP/1."), let path = Self.path(of: words[1]) else {
            throw .malformed
        }
        method = words[0]
        self.path = path
        host = Self.host(lines.dropFirst())
    }

    /// The decoded path of a target in origin form; nil for any other target, and where it is no text.
    private static func path(of target: String) -> String? {
        guard target.hasPrefix("/") else { return nil }
        let path = target.prefix { $0 != "?" && $0 != "#" }
        guard let decoded = String(path).removingPercentEncoding, !decoded.utf8.contains(0) else { return nil }
        return decoded
    }

    private static func host(_ lines: ArraySlice<String>) -> String {
        let values = lines.compactMap { line -> String? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "host" else { return nil }
            return parts[1].trimmingCharacters(in: .whitespaces).lowercased()
        }
        return values.count == 1 ? values[0] : ""
    }
}
