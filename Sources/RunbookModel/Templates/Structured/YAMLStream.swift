import Yams

/// A YAML stream as a flat list, and where its scalars start.
struct YAMLStream {
    /// A scalar as it was read.
    struct Scalar {
        /// How it is written.
        enum Style {
            case plain
            case singleQuoted
            case doubleQuoted
            case literal
            case folded
        }

        var text: String
        var style: Style
        /// The tag, resolved where the text gives none.
        var tag: String
        /// From the start of the text in bytes; its tag or anchor, where it has one.
        var offset: Int
    }

    /// A unit of the stream.
    enum Event {
        case document
        case mappingStart(tag: String)
        case sequenceStart(tag: String)
        case end
        case scalar(Scalar)
    }

    /// Why a text is no YAML.
    struct Failure: Error {
        /// In bytes from the start of the text.
        var offset: Int
        /// The library's words.
        var problem: String
    }

    /// How many events a stream may have, aliases counted as what they stand for.
    private static let mostEvents = 1_000_000

    private(set) var events: [Event] = []
    private let lines: YAMLLines
    private let tags: YAMLTags

    /// Reads all documents of a text.
    ///
    /// - Throws: ``Failure`` where the text is no YAML.
    init(_ text: String) throws(Failure) {
        lines = YAMLLines(Array(text.utf8))
        let documents: (roots: [Node], tags: YAMLTags)
        do { documents = try YAMLTags.documents(of: text) } catch { throw Self.failure(for: error, lines) }
        tags = documents.tags
        for root in documents.roots {
            events.append(.document)
            try add(root)
        }
    }

    private mutating func add(_ node: Node) throws(Failure) {
        guard events.count < Self.mostEvents else { throw Failure(offset: 0, problem: "too many aliases") }
        switch node {
        case .scalar(let scalar):
            events.append(.scalar(self.scalar(scalar, of: node)))
        case .mapping(let mapping):
            events.append(.mappingStart(tag: tags.tag(of: node)))
            for (key, value) in mapping {
                try add(key)
                try add(value)
            }
            events.append(.end)
        case .sequence(let sequence):
            events.append(.sequenceStart(tag: tags.tag(of: node)))
            for element in sequence {
                try add(element)
            }
            events.append(.end)
        case .alias:
            throw Failure(offset: 0, problem: "unresolved alias")
        }
    }

    private func scalar(_ scalar: Node.Scalar, of node: Node) -> Scalar {
        let style: Scalar.Style =
            switch scalar.style {
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal: .literal
            case .folded: .folded
            case .any, .plain: .plain
            }
        let isImplicit = scalar.tag.description.isEmpty
        let tag = isImplicit && style != .plain ? YAMLTags.text : tags.tag(of: node)
        let offset = scalar.mark.map { lines.offset(line: $0.line, column: $0.column) } ?? 0
        return Scalar(text: scalar.string, style: style, tag: tag, offset: offset)
    }

    private static func failure(for error: any Error, _ lines: YAMLLines) -> Failure {
        switch error as? YamlError {
        case .reader(let problem, let offset, _, _)?:
            Failure(offset: min(offset ?? 0, lines.count), problem: problem)
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            Failure(offset: lines.offset(line: mark.line, column: mark.column), problem: problem)
        case .duplicatedKeysInMapping(let duplicates, let context)?:
            Failure(
                offset: lines.offset(line: context.mark.line, column: context.mark.column),
                problem: "duplicate key \(duplicates.first ?? "")"
            )
        default:
            Failure(offset: 0, problem: "\(error)")
        }
    }
}
