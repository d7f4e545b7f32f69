package import Planning
package import RunbookModel

/// A runbook of a site, in the languages that it has.
package struct SiteEntry: Sendable {
    package var id: String
    /// By BCP 47 tag; none is empty.
    package var runbooks: [String: Runbook]
    /// The language that stands in for those that it lacks.
    package var sourceLanguage: String
    /// The values that are given when the site is made, in place of defaults.
    package var given: Bindings
    /// The pictures of its folder, by their destinations as its prose has them.
    package var pictures: [String: SitePicture]
    /// By language, what readers of a translation that is behind its source are told.
    package var staleness: [String: String]

    package init(
        id: String,
        runbooks: [String: Runbook],
        sourceLanguage: String,
        given: Bindings = Bindings(),
        pictures: [String: SitePicture] = [:],
        staleness: [String: String] = [:]
    ) {
        self.id = id
        self.runbooks = runbooks
        self.sourceLanguage = sourceLanguage
        self.given = given
        self.pictures = pictures
        self.staleness = staleness
    }

    /// The files of its pictures, each once.
    var pictureFiles: [SiteFile] {
        let files = pictures.values.map { SiteFile(path: $0.sitePath(of: id), bytes: $0.bytes) }
        return Dictionary(files.map { ($0.path, $0) }) { first, _ in first }.values.sorted { $0.path < $1.path }
    }

    /// The runbook in its source language.
    var sourceRunbook: Runbook? { runbook(in: sourceLanguage) }

    /// The runbook for a language: in it where it is translated, else in its source language.
    func runbook(in language: String) -> Runbook? {
        runbooks[language] ?? runbooks[sourceLanguage] ?? runbooks.min { $0.key < $1.key }?.value
    }
}

/// A file of a site.
package struct SiteFile: Sendable {
    /// From the site's root, with `/` between its parts.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file of text in UTF-8.
    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// What the file says, where it is text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
