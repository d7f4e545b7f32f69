package import Localization

/// The sentences that the script of a page shows.
package enum LiveWords {
    /// The messages with their placeholders, by key; the script fills them.
    package static func words(_ localizer: Localizer) -> [String: String] {
        let keys =
            messages(of: "allowed", in: "values", localizer) + messages(of: "errors", in: "values", localizer)
            + messages(of: "places", in: "values", localizer) + messages(of: "live", in: "site", localizer)
            + refusals.map { "diagnostics.\($0).message" }
        return Dictionary(keys.map { ($0, localizer($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The diagnostics that say why a value cannot stand in a block.
    private static let refusals = ["valueUnplaceable", "refusedPlace", "renderedUnreadable", "unreadableTemplate"]

    private static func messages(of part: String, in group: String, _ localizer: Localizer) -> [String] {
        localizer.keys(under: [group, part].joined(separator: ".")).map { [group, part, $0].joined(separator: ".") }
    }
}
