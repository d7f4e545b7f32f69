internal import CLibXML2

/// Reads HTML with libxml2, by its events: its own tree counts lines in 16 bits and ends at 256 levels.
enum HTMLReader {
    /// Why a page cannot be read.
    enum Failure: Error {
        /// Elements are nested too deeply, or the system is out of memory.
        case tooDeep
        case noMemory
        /// libxml2 is not installed.
        case noLibrary
    }

    /// Reads the content of a page.
    ///
    /// - Throws: ``Failure`` where the page is not read to its end.
    static func read(_ source: HTMLSource) throws(Failure) -> HTMLElement {
        guard let library = HTMLLibrary.shared else { throw .noLibrary }
        guard !source.bytes.isEmpty else { return HTMLTreeBuilder().finished() }
        let builder = HTMLTreeBuilder()
        let isRead = source.bytes.withUnsafeBytes { bytes in
            parse(bytes.assumingMemoryBound(to: CChar.self), with: library, into: builder)
        }
        guard isRead else { throw .noMemory }
        guard !builder.isTooDeep else { throw .tooDeep }
        return builder.finished()
    }

    private static func parse(
        _ bytes: UnsafeBufferPointer<CChar>,
        with library: HTMLLibrary,
        into builder: HTMLTreeBuilder
    ) -> Bool {
        guard let parser = library.parser(of: bytes) else { return false }
        defer { library.free(parser) }
        let events = HTMLEvents(parser, library, builder)
        parser.pointee.sax.pointee = HTMLEvents.handler
        return withExtendedLifetime(events) {
            parser.pointee.userData = Unmanaged.passUnretained(events).toOpaque()
            library.parse(parser)
            return true
        }
    }
}

/// Passes the events of libxml2 on to a builder.
private final class HTMLEvents {
    private let parser: htmlParserCtxtPtr
    private let library: HTMLLibrary
    private let builder: HTMLTreeBuilder

    init(_ parser: htmlParserCtxtPtr, _ library: HTMLLibrary, _ builder: HTMLTreeBuilder) {
        self.parser = parser
        self.library = library
        self.builder = builder
    }

    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.startElement = { data, name, attributes in HTMLEvents.of(data)?.start(name, attributes) }
        handler.endElement = { data, _ in HTMLEvents.of(data)?.builder.end() }
        handler.characters = { data, text, count in HTMLEvents.of(data)?.append(text, count) }
        handler.ignorableWhitespace = { data, text, count in HTMLEvents.of(data)?.append(text, count) }
        handler.cdataBlock = { data, text, count in HTMLEvents.of(data)?.append(text, count) }
        return handler
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> HTMLEvents? {
        data.map { Unmanaged<HTMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?,
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name else { return }
        var attributes: [String: String] = [:]
        var next = list
        while let pair = next, let key = pair[0] {
            attributes[String(cString: key)] = pair[1].map { String(cString: $0) } ?? ""
            next = pair + 2
        }
        builder.start(String(cString: name), attributes, line: Int(parser.pointee.input.pointee.line))
        if builder.isTooDeep { library.stop(parser) }
    }

    private func append(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        builder.append(UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(count)))
    }
}
