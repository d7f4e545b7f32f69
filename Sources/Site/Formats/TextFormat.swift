internal import Foundation
internal import Localization
internal import MarkdownTree
internal import Planning
internal import RunbookModel

/// A form of runbooks in which each is one file a language.
package enum TextFormat: String, Sendable, CaseIterable {
    case markdown
    case man
    case json

    /// What the name of a file ends with.
    var suffix: String {
        switch self {
        case .markdown: "md"
        case .man: "7"
        case .json: "json"
        }
    }
}

extension Site {
    /// The runbooks as texts, and their pictures where the format shows any; the same runbooks make the same bytes.
    package func files(as format: TextFormat) throws -> [SiteFile] {
        let texts = try entries.flatMap { entry in
            try languages(of: entry).compactMap { language -> SiteFile? in
                guard let text = try text(of: entry, in: language, as: format) else { return nil }
                return SiteFile(path: Self.name(entry.id, language, format.suffix), text: text)
            }
        }
        return format == .markdown ? texts + entries.flatMap(\.pictureFiles) : texts
    }

    /// One runbook as a text; nil where it is not there in that language.
    package func text(of entry: SiteEntry, in language: String, as format: TextFormat) throws -> String? {
        guard let runbook = entry.runbooks[language] else { return nil }
        let words = localizer(for: language)
        if format == .json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let document = RunbookDocument(runbook, given: entry.given, words: words)
            return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
        }
        let content = RunbookText(runbook, given: entry.given, words: words)
        if format == .man { return ManPage(content).text }
        let pictures = entry.pictures.mapValues { $0.sitePath(of: entry.id) }
        return MarkdownPage(content, pictures: pictures, files: neighbours(language)).text
    }

    /// The languages in which a runbook is written: those of the site that it has, otherwise its own.
    package func languages(of entry: SiteEntry) -> [String] {
        let tags = languages.map(\.tag).filter { entry.runbooks[$0] != nil }
        return tags.isEmpty ? [entry.sourceLanguage] : tags
    }

    /// The name of a runbook's file.
    package static func name(_ id: String, _ language: String, _ suffix: String) -> String {
        "\(id).\(language).\(suffix)"
    }

    /// The files to which links between runbooks lead, by id.
    private func neighbours(_ language: String) -> [String: String] {
        let files = entries.map { entry in
            let tags = languages(of: entry)
            let tag = tags.first { $0 == language } ?? tags.first ?? language
            return (entry.id, Self.name(entry.id, tag, TextFormat.markdown.suffix))
        }
        return Dictionary(files) { first, _ in first }
    }
}
