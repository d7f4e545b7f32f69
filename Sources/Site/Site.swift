package import Localization
internal import Planning
internal import RunbookModel

/// Runbooks as a site: pages that need no server, no network and no script to be read.
package struct Site: Sendable {
    /// A language of the site.
    struct Language: Sendable {
        var tag: String
        /// The language's name in itself.
        var name: String
    }

    /// The runbooks, in the order of their groups.
    package let entries: [SiteEntry]
    /// The ids of the runbooks.
    let ids: Set<String>
    let languages: [Language]
    /// The runbooks of each group, and those of each series.
    let groups: [String: [SiteEntry]]
    let series: [String: [SiteEntry]]
    /// By the tag of a language, the sentences that the scripts of its pages show.
    let sentences: [String: [String: String]]
    private let localizers: [Localizer]

    /// A site of these runbooks.
    ///
    /// - Parameters:
    ///   - entries: The runbooks; they are put in the order of their groups.
    ///   - localizers: A localizer for each language of the site, the first being that of the front page.
    package init(_ entries: [SiteEntry], in localizers: [Localizer]) {
        self.localizers = localizers
        let sorted = entries.map { ($0, Self.rank($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
        self.entries = sorted
        ids = Set(sorted.map(\.id))
        sentences = Dictionary(localizers.map { ($0.language.text, LiveWords.words($0)) }) { first, _ in first }
        languages = localizers.map { Language(tag: $0.language.text, name: $0.ownLanguageName) }
        groups = Dictionary(grouping: sorted) { $0.sourceRunbook?.group ?? "" }
        series = Dictionary(grouping: sorted) { $0.sourceRunbook?.series ?? "" }
    }

    /// What follows a published guide comes first: it is what most readers look for.
    private static func rank(_ entry: SiteEntry) -> (Int, String, Int, String) {
        let runbook = entry.sourceRunbook
        return (runbook?.guide == nil ? 1 : 0, runbook?.group ?? entry.id, runbook?.order ?? 0, entry.id)
    }

    /// The words of a language: those of the site, otherwise those that the program has.
    package func localizer(for language: String) -> Localizer {
        let own = localizers.first { $0.language.text == language || language == "und" }
        return own ?? Localizer(embedded: LanguageTag(language) ?? .english)
    }

    /// Every file of the site; the same runbooks make the same bytes.
    package var files: [SiteFile] {
        var files = [
            SiteFile(path: "assets/site.css", text: SiteStyle.text),
            SiteFile(path: "assets/site.js", text: SiteScript.text),
        ]
        if let first = localizers.first {
            let root = RootPage(site: self, words: first)
            files.append(SiteFile(path: root.path, text: root.html))
        }
        files += entries.flatMap(\.pictureFiles)
        for words in localizers {
            let index = IndexPage(site: self, words: words)
            files.append(SiteFile(path: index.path, text: index.html))
            let pages = entries.mapInParallel { entry in
                RunbookPage(entry, in: words, of: self).map { (SiteFile(path: $0.path, text: $0.html), $0.found) }
            }.compactMap(\.self)
            files += pages.map(\.0)
            let script = SearchIndex(pages.map(\.1), words).script
            files.append(SiteFile(path: "assets/search-\(words.language.text).js", text: script))
        }
        return files
    }
}
