internal import Localization
internal import Planning
internal import RunbookModel

/// What everything that writes a page shares: the runbook, its values, the reader's words, and the live model in the making.
final class PageModel {
    let runbook: Runbook
    let words: Localizer
    /// The values that the page shows at first.
    let values: Bindings
    /// The ids of the site's runbooks, to which links may lead.
    let neighbours: Set<String>
    private var builder: LivePageBuilder
    private var choiceCount = 0

    init(_ runbook: Runbook, given: Bindings, words: Localizer, neighbours: Set<String>) {
        self.runbook = runbook
        self.words = words
        self.neighbours = neighbours
        values = PageValues.shown(of: runbook, given: given)
        builder = LivePageBuilder(runbook, given: given)
    }

    /// The attribute by which an element is shown or folded with a condition; nothing where there is none.
    func attribute(for condition: Condition?) -> HTML {
        condition.map { " data-condition=\"\(builder.index(of: $0))\"" } ?? ""
    }

    /// The number of a template in the live model.
    func index(of template: LiveTemplate) -> Int {
        builder.index(of: template)
    }

    /// The number of the next choice, in the order of the document.
    func nextChoice() -> Int {
        defer { choiceCount += 1 }
        return choiceCount
    }

    /// The live model as JSON; asked for once everything else is written.
    var json: HTML { HTML(stringLiteral: builder.page(words).json) }
}
