internal import SystemPackage

/// Of what documentation a page is a part: its language and version, by its links and its place.
struct PageOrigin {
    private(set) var language: String?
    /// The language whose tag a folder above the page is named by.
    private(set) var folderLanguage: String?
    private(set) var version: String?

    /// Looks at links such as `/docs/fr/v2.4.x/a.md`, then at the folders of the file.
    init(links: [String], path: FilePath) {
        var isPublished = false
        // A link with a host may lead to the documentation of another language.
        for link in links where link.hasPrefix("/docs/") {
            let parts = link.split(separator: "/").dropFirst()
            language = language ?? parts.prefix(2).first(where: Self.isLanguage).map(String.init)
            version = version ?? parts.prefix(3).first(where: Self.isVersion).map(String.init)
            isPublished = true
        }
        // English is published without its tag.
        if isPublished, language == nil { language = "en" }
        let folders = path.removingLastComponent().components.map(\.string).reversed()
        folderLanguage = folders.prefix(4).first { Self.isLanguage($0[...]) }
        version = version ?? folders.prefix(4).first { Self.isVersion($0[...]) }
    }

    /// Whether a word is a tag such as `fr`, `zh-hant` or `pt-BR`.
    private static func isLanguage(_ word: Substring) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        let isWord = { (part: Substring) in part.allSatisfy { $0.isASCII && $0.isLetter } }
        guard let first = parts.first, first.count == 2, isWord(first), first.lowercased() == first else {
            return false
        }
        return parts.dropFirst().allSatisfy { (2...4).contains($0.count) && isWord($0) } && parts.count <= 2
    }

    /// Whether a word is a version such as `v2.4.x`.
    private static func isVersion(_ word: Substring) -> Bool {
        let parts = word.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard word.first == "v", (2...3).contains(parts.count) else { return false }
        return parts.allSatisfy { $0 == "x" || !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }
}
