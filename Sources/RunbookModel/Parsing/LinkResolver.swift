internal import MarkdownTree
internal import SystemPackage

/// Finds the choices among the lists, and the links that lead nowhere.
struct LinkResolver {
    private let path: FilePath
    private let sink: DiagnosticSink
    private let targets: LinkTargets

    init(_ runbook: Runbook, sink: DiagnosticSink) {
        path = runbook.path
        self.sink = sink
        targets = LinkTargets(runbook)
    }

    func resolve(_ runbook: inout Runbook) {
        for index in runbook.sections.indices {
            check(runbook.sections[index].title.links, at: runbook.sections[index].location)
            for position in runbook.sections[index].elements.indices {
                guard case .prose(let block) = runbook.sections[index].elements[position] else { continue }
                check(block.links, at: block.range.start)
                if case .list(let list) = block.kind, let choice = choice(list, block, runbook) {
                    runbook.sections[index].elements[position] = .choice(choice)
                }
            }
        }
        for step in runbook.steps {
            if case .manual(let content) = step.kind { check(content.links, at: step.location) }
        }
    }

    /// A list of two or more items that each lead to a section with a condition.
    private func choice(_ list: List, _ block: Block, _ runbook: Runbook) -> Choice? {
        guard list.items.count >= 2 else { return nil }
        var options: [Choice.Option] = []
        for item in list.items {
            let sections = item.blocks.flatMap(\.links).compactMap { targets.section(at: $0.destination) }
            guard let section = sections.first(where: { runbook.sections[$0].condition != nil }) else { return nil }
            options.append(Choice.Option(section: runbook.sections[section].anchor, content: item.blocks))
        }
        return Set(options.map(\.section)).count == options.count ? Choice(options: options, list: block) : nil
    }

    private func check(_ links: [Link], at location: SourceLocation) {
        for link in links where link.destination.hasPrefix("#") && link.destination != "#" {
            guard let anchor = targets.missingAnchor(of: link.destination) else { continue }
            var arguments = ["anchor": anchor]
            arguments["nearest"] = NearestName.nearest(to: anchor, among: targets.names)
            sink.report(.linkToNothing, in: path, at: link.location ?? location, arguments)
        }
    }
}

/// The names by which links reach something: ids, aliases, what forges make of a title, and anchors of raw HTML.
///
/// They are gathered when the first link within the page asks for them; most runbooks have none.
private final class LinkTargets {
    private let runbook: Runbook
    private lazy var sections = Self.sections(of: runbook)
    private lazy var others = Self.others(of: runbook)

    init(_ runbook: Runbook) {
        self.runbook = runbook
    }

    private static func sections(of runbook: Runbook) -> [String: Int] {
        var sections: [String: Int] = [:]
        for (index, section) in runbook.sections.enumerated() {
            let slug = IdentifierAssigner.slug(of: section.title.plainText)
            if sections[slug] == nil { sections[slug] = index }
        }
        for (index, section) in runbook.sections.enumerated() {
            for name in section.aliases + [section.anchor] where !name.isEmpty { sections[name] = index }
        }
        return sections
    }

    private static func others(of runbook: Runbook) -> Set<String> {
        var others: Set<String> = []
        for step in runbook.steps { others.formUnion([step.id] + step.aliases) }
        let blocks = runbook.sections.flatMap(\.elements).compactMap { element in
            if case .prose(let block) = element { block } else { nil }
        }
        others.formUnion(blocks.flatMap(\.anchors) + runbook.sections.flatMap(\.title.anchors))
        return others
    }

    /// In order, so that of two equally near names the same one is always proposed.
    var names: [String] { sections.keys.sorted() }

    func section(at destination: String) -> Int? {
        guard destination.hasPrefix("#") else { return nil }
        let name = destination.dropFirst().removingPercentEncoding
        return sections[name]
    }

    /// What a link names; nil where it leads somewhere.
    func missingAnchor(of destination: String) -> String? {
        let name = destination.dropFirst().removingPercentEncoding
        return section(at: destination) == nil && !others.contains(name) ? name : nil
    }
}

extension Substring {
    /// The text with `%41` as `A`; as it stands where that is no UTF-8 (RFC 3986, section 2.1).
    fileprivate var removingPercentEncoding: String {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? String(self)
    }
}
