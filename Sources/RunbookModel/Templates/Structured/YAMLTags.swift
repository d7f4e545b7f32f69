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

    /// Whether the library told the tags when it read the text.
    private let areResolved: Bool

    /// The documents of a text, and what tells the tags of their values.
    ///
    /// Where the text itself gives tags, the library resolves them: afterwards, those could not be told from resolved
    /// ones. It also does where keys are the same apart from their types, such as `5` and `"5"`.
    ///
    /// - Throws: `YamlError` where the text is no YAML.
    static func documents(of text: String) throws -> (roots: [Node], tags: YAMLTags) {
        do {
            return try documents(of: text, YAMLTags(areResolved: text.hasByte(UInt8(ascii: "!"))))
        } catch YamlError.duplicatedKeysInMapping {
            return try documents(of: text, YAMLTags(areResolved: true))
        }
    }

    private static func documents(of text: String, _ tags: YAMLTags) throws -> (roots: [Node], tags: YAMLTags) {
        let resolver: Resolver = tags.areResolved ? .default : .basic
        // The default constructor is a table of closures, made anew for each parser, which nodes have no use for.
        let constructor = Constructor([:], [:], [:])
        let parser = try Parser(yaml: text, resolver: resolver, constructor: constructor, encoding: .utf8)
        var roots: [Node] = []
        while let root = try parser.nextRoot() { roots.append(root) }
        return (roots, tags)
    }

    /// The tag of a node of such a document.
    func tag(of node: Node) -> String {
        guard !areResolved, case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
            return node.tag.description
        }
        return Self.isText(scalar.string) ? Self.text : Node(scalar.string).tag.description
    }

    private static func isText(_ plain: String) -> Bool {
        plain.utf8.first?.isASCIILetter == true && (plain.utf8.count > 5 || !words.contains(plain.lowercased()))
    }
}
