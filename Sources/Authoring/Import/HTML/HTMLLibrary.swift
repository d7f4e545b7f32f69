internal import CLibXML2
internal import Glibc

/// The calls of libxml2, loaded when the first page is read.
///
/// Linked, the library and the ICU that Debian builds it with would take longer to load than all else of a start, and
/// most commands read no page.
struct HTMLLibrary: Sendable {
    private typealias InitializeParser = @convention(c) () -> Void
    private typealias CreateContext = @convention(c) (UnsafePointer<CChar>?, Int32) -> htmlParserCtxtPtr?
    private typealias UseOptions = @convention(c) (htmlParserCtxtPtr?, Int32) -> Int32
    private typealias SwitchEncoding = @convention(c) (xmlParserCtxtPtr?, xmlCharEncoding) -> Int32
    private typealias ParseDocument = @convention(c) (htmlParserCtxtPtr?) -> Int32
    private typealias EndContext = @convention(c) (htmlParserCtxtPtr?) -> Void

    private let createContext: CreateContext
    private let useOptions: UseOptions
    private let switchEncoding: SwitchEncoding
    private let parseDocument: ParseDocument
    private let stopParser: EndContext
    private let freeContext: EndContext

    /// The library, in the version whose headers the program was built with; nil where it is not installed.
    static let shared = HTMLLibrary(RUNBOOK_LIBXML2_NAME)

    private init?(_ name: String) {
        guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
        func symbol<Function>(_ name: String, as type: Function.Type) -> Function? {
            dlsym(handle, name).map { unsafeBitCast($0, to: type) }
        }
        guard let initializeParser = symbol("xmlInitParser", as: InitializeParser.self),
            let createContext = symbol("htmlCreateMemoryParserCtxt", as: CreateContext.self),
            let useOptions = symbol("htmlCtxtUseOptions", as: UseOptions.self),
            let switchEncoding = symbol("xmlSwitchEncoding", as: SwitchEncoding.self),
            let parseDocument = symbol("htmlParseDocument", as: ParseDocument.self),
            let stopParser = symbol("xmlStopParser", as: EndContext.self),
            let freeContext = symbol("htmlFreeParserCtxt", as: EndContext.self)
        else { return nil }
        (self.createContext, self.useOptions, self.switchEncoding) = (createContext, useOptions, switchEncoding)
        (self.parseDocument, self.stopParser, self.freeContext) = (parseDocument, stopParser, freeContext)
        // It asks to be set up once before threads use it.
        initializeParser()
    }

    /// Makes a parser of bytes of UTF-8, whatever the page says of its encoding; nil where there is no memory.
    ///
    /// Errors of HTML are recovered from in silence, and nothing is fetched.
    func parser(of bytes: UnsafeBufferPointer<CChar>) -> htmlParserCtxtPtr? {
        guard let context = createContext(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_NODEFDTD,
            HTML_PARSE_IGNORE_ENC,
        ]
        _ = useOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        // Without a word about it, bytes would be ISO 8859-1, or what a `<meta>` says.
        _ = switchEncoding(context, XML_CHAR_ENCODING_UTF8)
        return context
    }

    /// Reads the document, which calls the parser's handler.
    func parse(_ parser: htmlParserCtxtPtr) {
        _ = parseDocument(parser)
    }

    /// Ends the reading from within a handler.
    func stop(_ parser: htmlParserCtxtPtr) {
        stopParser(parser)
    }

    /// Frees a parser.
    func free(_ parser: htmlParserCtxtPtr) {
        freeContext(parser)
    }
}
