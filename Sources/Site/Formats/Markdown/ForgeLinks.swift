internal import MarkdownTree
internal import Planning
internal import RunbookModel

/// Where the links of a runbook lead in a Markdown file that a forge shows.
struct ForgeLinks {
    private let anchors: PageAnchors
    private let pictures: [String: String]
    private let files: [String: String]
    /// What forges call the headings, by the names of what stands below them.
    private var slugs: [String: String] = [:]

    init(_ content: RunbookText, pictures: [String: String], files: [String: String]) {
        anchors = PageAnchors(content.runbook)
        self.pictures = pictures
        self.files = files
        var counts: [String: Int] = [:]
        let title = Self.slug(of: content.title, &counts)
        for heading in content.blocks.flatMap(\.headings) {
            let slug = Self.slug(of: heading.content, &counts)
            if let anchor = heading.attributes?.identifier?.text { slugs[anchor] = slug }
        }
        for section in content.runbook.sections where slugs[section.anchor] == nil { slugs[section.anchor] = title }
        for step in content.runbook.steps where slugs[step.id] == nil {
            slugs[step.id] = content.runbook.section(of: step).flatMap { slugs[$0.anchor] }
        }
    }

    /// What forges make of a title, with a number where a heading before it has the same.
    private static func slug(of title: [Inline], _ counts: inout [String: Int]) -> String {
        let slug = Section(level: 1, title: title, location: SourceRange.none.start).slug
        defer { counts[slug, default: 0] += 1 }
        return counts[slug].map { "\(slug)-\($0)" } ?? slug
    }

    /// Where a link leads: to a heading, a file beside this one or an address; nil where a reader should not follow it.
    func destination(_ link: Link) -> String? {
        let destination = link.destination
        if destination.hasPrefix("#") {
            return slugs[anchors.anchor(of: String(destination.dropFirst()))].map { "#" + $0 }
        }
        if let address = ExternalAddress(destination) { return address.text }
        return isRelative(destination) ? file(destination) : nil
    }

    /// Where a picture lies.
    func picture(_ link: Link) -> String? {
        pictures[link.destination] ?? ExternalAddress(link.destination)?.text
    }

    private func isRelative(_ destination: String) -> Bool {
        !destination.hasPrefix("/") && !destination.prefix { !"/?#".contains($0) }.contains(":")
    }

    /// The file of another runbook, from `../id/fr.md`, `../id/` or `id`; any other path as it is.
    private func file(_ destination: String) -> String {
        let path = destination.prefix { $0 != "#" }
        let names = path.split(separator: "/").filter { $0 != "." && $0 != ".." && !$0.hasSuffix(".md") }
        guard let file = names.last.flatMap({ files[String($0)] }) else { return destination }
        return file + destination.dropFirst(path.count)
    }
}

/// An address that readers may be led to: a page or a mailbox, and nothing that acts.
struct ExternalAddress {
    let text: String

    /// Nil where the destination has another scheme, or none.
    init?(_ destination: String) {
        let scheme = destination.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        guard destination.dropFirst(scheme.count).first == ":",
            ["http", "https", "mailto"].contains(scheme.lowercased())
        else { return nil }
        text = destination
    }
}

extension Block {
    /// The headings in a block, in order.
    var headings: [Heading] {
        switch kind {
        case .heading(let heading): [heading]
        case .blockQuote(let inner): inner.flatMap(\.headings)
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.headings) }
        case .paragraph, .codeBlock, .thematicBreak, .html: []
        }
    }
}
