internal import Foundation
internal import RunbookModel

/// The names by which the links of a runbook reach its parts, and what each is called on the page.
struct PageAnchors {
    private var anchors: [String: String] = [:]

    init(_ runbook: Runbook) {
        let sections = runbook.sections.filter { $0.level > 0 }
        // What forges make of a title is a name too, where nothing else has it; of two the same, the first has it.
        for section in sections where anchors[section.slug] == nil { anchors[section.slug] = section.anchor }
        for section in sections {
            for name in section.aliases + [section.anchor] { anchors[name] = section.anchor }
        }
        for step in runbook.steps {
            for name in step.aliases + [step.id] { anchors[name] = step.id }
        }
    }

    /// The id of the part that a fragment names, percent-encoded or not; what is no part is a place that raw HTML marks.
    func anchor(of fragment: String) -> String {
        let name = fragment.removingPercentEncoding ?? fragment
        return anchors[fragment] ?? anchors[name] ?? name
    }

    /// Takes a name for a part that raw HTML of the runbook marks; false where something has it already.
    mutating func claim(_ name: String) -> Bool {
        guard anchors[name] == nil, !name.contains(where: \.isWhitespace), !name.hasPrefix("page.") else {
            return false
        }
        anchors[name] = name
        return true
    }
}
