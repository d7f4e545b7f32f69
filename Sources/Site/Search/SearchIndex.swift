internal import Foundation
package import Localization

/// What the search field of a site looks through, in one language and without a network.
package struct SearchIndex: Sendable, Encodable {
    package var pages: [SearchPage]
    /// The sentences that the search field shows, by key.
    package var words: [String: String]

    package init(_ pages: [SearchPage], _ localizer: Localizer) {
        self.pages = pages
        words = Dictionary(
            uniqueKeysWithValues: ["results", "found", "nothingFound"].map { name in
                ("site.live.\(name)", localizer("site.live.\(name)"))
            }
        )
    }

    /// The text of `assets/search-<language>.js`.
    package var script: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)) ?? Data()
        return "runbookSearch(\(String(decoding: data, as: UTF8.self).escapedForScript));\n"
    }
}
