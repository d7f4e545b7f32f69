internal import CLibXML2

/// The calls of libxml2, loaded when the first page is read.
///
/// Linked, the library and the ICU that Debian builds it with would take longer to load than all else of a start, and
/// most commands read no page.
struct HTMLLibrary: Sendable {
    private let calls: rb_html_library

    /// The library, in the version whose headers the program was built with; nil where it is not installed.
    static let shared = HTMLLibrary()

    private init?() {
        var calls = rb_html_library()
        guard rb_load_html_library(&calls) else { return nil }
        self.calls = calls
        // It asks to be set up once before threads use it.
        calls.initialize()
    }

    /// Makes a parser of bytes of UTF-8, whatever the page says of its encoding; nil where there is no memory.
    ///
    /// Errors of HTML are recovered from in silence, and nothing is fetched.
    func parser(of bytes: UnsafeBufferPointer<CChar>) -> htmlParserCtxtPtr? {
        guard let context = calls.create_context(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_NODEFDTD,
            HTML_PARSE_IGNORE_ENC,
        ]
        _ = calls.use_options(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        // Without a word about it, bytes would be ISO 8859-1, or what a `<meta>` says.
        _ = calls.switch_encoding(context, XML_CHAR_ENCODING_UTF8)
        return context
    }

    /// Reads the document, which calls the parser's handler.
    func parse(_ parser: htmlParserCtxtPtr) {
        _ = calls.parse_document(parser)
    }

    /// Ends the reading from within a handler.
    func stop(_ parser: htmlParserCtxtPtr) {
        calls.stop_parser(parser)
    }

    /// Frees a parser.
    func free(_ parser: htmlParserCtxtPtr) {
        calls.free_context(parser)
    }
}
