internal import MarkdownTree
internal import Yams

/// The tags of the values in a YAML text (YAML 1.1, section 10.2), most of them told by a first letter.
///
/// The library tries up to seven regular expressions on each scalar, which takes longer than the rest of reading.
struct YAMLTags {
    /// The tag of text.
    static let text = "tag:yaml.org,2002:str"

    /// What plain scalars that start with a letter may be, other than text, in lower case.
    private static let words: Set<String> = ["yes", "no", "true", "false", "on", "off", "null"]

    private let givesTags: Bool

    init(of text: String) {
        givesTags = text.hasByte(UInt8(ascii: "!"))
    }

    /// A parser of the text.
    ///
    /// Where the text itself gives tags, it resolves them as the library does: afterwards, those could not be told from
    /// resolved ones. The library's constructor is a table of closures, made anew for each parser, which nodes have no
    /// use for.
    func parser(of text: String) throws -> Parser {
        let resolver: Resolver = givesTags ? .default : .basic
        return try Parser(yaml: text, resolver: resolver, constructor: Constructor([:], [:], [:]), encoding: .utf8)
    }

    /// The tag of a node that such a parser has read.
    func tag(of node: Node) -> String {
        guard !givesTags, case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
            return node.tag.description
        }
        return Self.isText(scalar.string) ? Self.text : Node(scalar.string).tag.description
    }

    private static func isText(_ plain: String) -> Bool {
        plain.utf8.first?.isASCIILetter == true && (plain.utf8.count > 5 || !words.contains(plain.lowercased()))
    }
}
