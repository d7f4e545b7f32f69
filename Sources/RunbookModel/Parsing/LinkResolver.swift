internal import MarkdownTree
internal import SystemPackage

/// Finds the choices among the lists, and the links that lead nowhere.
struct LinkResolver {
    var path: FilePath
    var sink: DiagnosticSink
    /// Anchors that raw HTML declares.
    var anchors: Set<String>

    func resolve(_ runbook: inout Runbook) {
        nameSections(of: &runbook)
        let targets = SectionTargets(runbook)
        for index in runbook.sections.indices {
            for position in runbook.sections[index].elements.indices {
                guard case .prose(let block) = runbook.sections[index].elements[position] else { continue }
                check(block, targets, runbook)
                if case .list(let list) = block.kind, let choice = choice(list, block, targets, runbook) {
                    runbook.sections[index].elements[position] = .choice(choice)
                }
            }
            for link in runbook.sections[index].title.links {
                check(link, at: runbook.sections[index].location, targets, runbook)
            }
        }
    }

    /// Gives sections without an id what GitHub makes of their title, with a number where a title repeats.
    private func nameSections(of runbook: inout Runbook) {
        var counts: [String: Int] = [:]
        for index in runbook.sections.indices {
            let slug = slug(of: runbook.sections[index].title.plainText)
            let repeats = counts[slug, default: 0]
            counts[slug] = repeats + 1
            if runbook.sections[index].id == nil {
                runbook.sections[index].anchor = repeats == 0 ? slug : "\(slug)-\(repeats)"
            }
        }
    }

    /// The anchor that GitHub gives a heading: lower case, spaces as hyphens, punctuation dropped.
    private func slug(of title: String) -> String {
        var slug = ""
        for scalar in title.lowercased().unicodeScalars {
            if scalar == " " || scalar == "-" {
                slug.append("-")
            } else if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                slug.unicodeScalars.append(scalar)
            }
        }
        return slug
    }

    /// A list of two or more items that each lead to a section with a condition.
    private func choice(_ list: List, _ block: Block, _ targets: SectionTargets, _ runbook: Runbook) -> Choice? {
        guard list.items.count >= 2 else { return nil }
        var options: [Choice.Option] = []
        for item in list.items {
            let sections = item.blocks.flatMap(\.links).compactMap { targets.section(at: $0.destination) }
            guard let section = sections.first(where: { runbook.sections[$0].condition != nil }) else { return nil }
            options.append(Choice.Option(section: runbook.sections[section].anchor, content: item.blocks))
        }
        return Set(options.map(\.section)).count == options.count ? Choice(options: options, list: block) : nil
    }

    private func check(_ block: Block, _ targets: SectionTargets, _ runbook: Runbook) {
        for link in block.links { check(link, at: block.range.start, targets, runbook) }
    }

    private func check(_ link: Link, at location: SourceLocation, _ targets: SectionTargets, _ runbook: Runbook) {
        guard link.destination.hasPrefix("#"), link.destination.count > 1 else { return }
        let anchor = String(link.destination.dropFirst()).removingPercentEncoding
        guard targets.section(at: link.destination) == nil, !anchors.contains(anchor),
            !runbook.steps.contains(where: { $0.answers(to: anchor) })
        else { return }
        var arguments = ["anchor": anchor]
        arguments["nearest"] = NearestName.nearest(to: anchor, among: targets.names)
        sink.report(.linkToNothing, in: path, at: link.location ?? location, arguments)
    }
}

/// The names by which links reach sections: ids, aliases, and what forges make of a title.
private struct SectionTargets {
    private var indices: [String: Int] = [:]

    init(_ runbook: Runbook) {
        for (index, section) in runbook.sections.enumerated() where indices[section.anchor] == nil {
            indices[section.anchor] = index
        }
        for (index, section) in runbook.sections.enumerated() {
            for name in (section.id.map { [$0] } ?? []) + section.aliases { indices[name] = index }
        }
    }

    var names: [String] { Array(indices.keys) }

    func section(at destination: String) -> Int? {
        guard destination.hasPrefix("#") else { return nil }
        return indices[String(destination.dropFirst()).removingPercentEncoding]
    }
}

extension String {
    /// The text with `%41` as `A`; as it stands where that is no UTF-8 (RFC 3986, section 2.1).
    fileprivate var removingPercentEncoding: String {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? self
    }
}

extension Block {
    /// Every link in the block, in order.
    var links: [Link] {
        switch kind {
        case .heading(let heading): heading.content.links
        case .paragraph(let content): content.links
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.links) }
        case .blockQuote(let blocks): blocks.flatMap(\.links)
        case .codeBlock, .thematicBreak, .html: []
        }
    }
}

extension [Inline] {
    var links: [Link] {
        flatMap { inline -> [Link] in
            switch inline {
            case .link(let link): [link] + link.content.links
            case .image(let image): image.content.links
            case .emphasis(let content), .strong(let content): content.links
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }
}
