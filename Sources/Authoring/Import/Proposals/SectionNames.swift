/// The ids of sections, made of a page's anchors, and where its links lead.
struct SectionNames {
    struct Name: Hashable {
        var id: String
        /// The anchor as it was published, where it is not the id itself.
        var alias: String?
    }

    /// One for each heading, in order.
    private(set) var names: [Name] = []
    private(set) var notes: [ImportNote] = []
    private var ids: [String: String] = [:]
    private var lowercased: [String: String] = [:]

    /// Names the headings of a page.
    init(_ headings: [GuideHeading]) {
        var taken: Set<String> = []
        for (number, heading) in headings.enumerated() {
            let anchor = heading.id ?? ""
            let stem = Self.identifier(anchor.isEmpty ? HeadingAnchor.make(of: heading.text) : anchor)
            let id = Self.unique(stem.isEmpty ? "section-\(number + 1)" : stem, &taken)
            var name = Name(id: id)
            if ids[anchor] != nil { notes.append(ImportNote(.repeatedAnchor(anchor: anchor), line: heading.line)) }
            if !anchor.isEmpty, ids[anchor] == nil {
                ids[anchor] = id
                if lowercased[anchor.lowercased()] == nil { lowercased[anchor.lowercased()] = id }
                if anchor != id, Self.canBeAlias(anchor), taken.insert(anchor).inserted { name.alias = anchor }
            }
            names.append(name)
        }
    }

    /// Every name that a section has.
    var all: Set<String> { Set(names.map(\.id) + names.compactMap(\.alias)) }

    /// The id of the section to which a link's anchor leads.
    func id(of anchor: String) -> String? {
        ids[anchor] ?? lowercased[anchor.lowercased()]
    }

    private static func identifier(_ anchor: String) -> String {
        let id = anchor.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return String(id.drop { $0 == "-" })
    }

    private static func unique(_ stem: String, _ taken: inout Set<String>) -> String {
        var (id, count) = (stem, 1)
        while !taken.insert(id).inserted {
            count += 1
            id = "\(stem)-\(count)"
        }
        return id
    }

    private static func canBeAlias(_ anchor: String) -> Bool {
        anchor.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
    }
}
