internal import CLibXML2

/// Reads HTML with libxml2, by its events: its own tree counts lines in 16 bits and ends at 256 levels.
enum HTMLReader {
    /// Why a page cannot be read.
    enum Failure: Error {
        /// Elements are nested too deeply, or the system is out of memory.
        case tooDeep
        case noMemory
    }

    /// libxml2 asks to be set up once before threads use it.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Reads the content of a page.
    ///
    /// - Throws: ``Failure`` where the page is not read to its end.
    static func read(_ source: HTMLSource) throws(Failure) -> HTMLElement {
        guard isReady, !source.bytes.isEmpty else { return HTMLTreeBuilder().finished() }
        let builder = HTMLTreeBuilder()
        let isRead = source.bytes.withUnsafeBytes { bytes in
            parse(bytes.assumingMemoryBound(to: CChar.self), into: builder)
        }
        guard isRead else { throw .noMemory }
        guard !builder.isTooDeep else { throw .tooDeep }
        return builder.finished()
    }

    private static func parse(_ bytes: UnsafeBufferPointer<CChar>, into builder: HTMLTreeBuilder) -> Bool {
        guard let context = htmlCreateMemoryParserCtxt(bytes.baseAddress, Int32(clamping: bytes.count)) else {
            return false
        }
        defer { htmlFreeParserCtxt(context) }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_NODEFDTD,
            HTML_PARSE_IGNORE_ENC,
        ]
        htmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        // Without a word about it, bytes would be ISO 8859-1, or what a `<meta>` says.
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        let events = HTMLEvents(context, builder)
        context.pointee.sax.pointee = HTMLEvents.handler
        return withExtendedLifetime(events) {
            context.pointee.userData = Unmanaged.passUnretained(events).toOpaque()
            htmlParseDocument(context)
            return true
        }
    }
}

/// Passes the events of libxml2 on to a builder.
private final class HTMLEvents {
    private let context: htmlParserCtxtPtr
    private let builder: HTMLTreeBuilder

    init(_ context: htmlParserCtxtPtr, _ builder: HTMLTreeBuilder) {
        self.context = context
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
        builder.start(String(cString: name), attributes, line: Int(context.pointee.input.pointee.line))
        if builder.isTooDeep { xmlStopParser(context) }
    }

    private func append(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        builder.append(UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(count)))
    }
}
