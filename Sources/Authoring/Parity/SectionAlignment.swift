internal import RunbookModel

/// Which sections of two languages are each other's translations.
///
/// Sections with an id by their ids; others by their number after the last section that has one.
enum SectionAlignment {
    /// The names by which the sections of all languages of a runbook can be matched, in source order.
    static func names(of runbook: Runbook) -> [String] {
        var last = ""
        var count = 0
        return runbook.sections.map { section in
            if section.level == 0 { return SectionTexts.leadKey }
            if let id = section.id {
                (last, count) = (id, 0)
                return id
            }
            count += 1
            return "\(last)/\(count)"
        }
    }

    /// For each section of one language, the index of its counterpart in another; nil where there is none.
    static func matches(of runbook: Runbook, in other: Runbook) -> [Int?] {
        let indices = Dictionary(names(of: other).enumerated().map { ($1, $0) }) { first, _ in first }
        return names(of: runbook).map { indices[$0] }
    }
}
