internal import RunbookModel

/// Where a link of a runbook leads within a site, if anywhere.
struct LinkTarget {
    private let address: String?
    private let isExternal: Bool

    /// Resolves a destination: schemes that fetch pages or write mails stay, sections and other runbooks of the site are
    /// found, and anything else leads nowhere.
    init(_ destination: String, _ model: PageModel) {
        let scheme = destination.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        let rest = destination.dropFirst(scheme.count)
        if rest.first == ":" {
            isExternal = ["http", "https", "mailto"].contains(scheme.lowercased())
            address = isExternal ? destination : nil
        } else {
            isExternal = false
            address =
                destination.hasPrefix("#")
                ? "#" + model.anchor(of: String(destination.dropFirst())) : Self.neighbour(destination, model)
        }
    }

    /// The page of another runbook, from `../id/fr.md`, `../id/` or `id`.
    private static func neighbour(_ destination: String, _ model: PageModel) -> String? {
        let parts = destination.split(separator: "#", maxSplits: 1)
        guard let path = parts.first, !destination.hasPrefix("//") else { return nil }
        let names = path.split(separator: "/").filter { $0 != "." && $0 != ".." && !$0.hasSuffix(".md") }
        guard let id = names.last.map(String.init), model.neighbours.contains(id) else { return nil }
        return "../\(id)/index.html" + (parts.count > 1 ? "#\(parts[1])" : "")
    }

    /// The words as a link, or as they are where it leads nowhere.
    func wrap(_ content: HTML, title: String = "") -> HTML {
        guard let address else { return content }
        let tip: HTML = title.isEmpty ? "" : " title=\"\(title)\""
        let relation: HTML = isExternal ? " rel=\"noreferrer\"" : ""
        return "<a href=\"\(address)\"\(tip)\(relation)>\(content)</a>"
    }
}
