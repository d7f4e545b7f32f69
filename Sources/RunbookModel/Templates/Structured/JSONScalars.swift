internal import MarkdownTree

/// The scalars of a JSON object (RFC 8259) as written, by the dotted path of their keys.
///
/// Lists are left out: what stands in them has no name.
package struct JSONScalars: Sendable {
    /// By path: `{"a": {"b": 2.10}}` gives `2.10` to `a.b`.
    package private(set) var values: [String: String] = [:]

    /// Reads a file.
    ///
    /// - Throws: ``Diagnostic`` with `invalidJSON` where the bytes are no JSON object.
    package init(_ file: RunbookSource.File) throws(Diagnostic) {
        do throws(JSONStream.Failure) {
            let events = try JSONStream(file.bytes).events
            guard events.first == .objectStart else { throw JSONStream.Failure(offset: 0) }
            collect(events)
        } catch {
            let location = SourceText(bytes: file.bytes).location(ofByte: error.offset)
            throw Diagnostic(.invalidJSON, path: file.path, at: location)
        }
    }

    private mutating func collect(_ events: [JSONStream.Event]) {
        var path: [String] = []
        var key = ""
        var listDepth = 0
        for event in events {
            switch event {
            case .objectStart, .arrayStart:
                path.append(key)
                if event == .arrayStart || listDepth > 0 { listDepth += 1 }
            case .end:
                key = path.popLast() ?? ""
                if listDepth > 0 { listDepth -= 1 }
            case .key(let name): key = name
            case .string(let text), .literal(let text):
                if listDepth == 0 { values[(path.dropFirst() + [key]).joined(separator: ".")] = text }
            case .token: break
            }
        }
    }
}
