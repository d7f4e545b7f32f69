internal import Localization
internal import Planning
internal import RunbookModel

/// What everything that writes a page shares: the runbook, its values, the reader's words, and the live model in the making.
///
/// Ids of the page's own elements hold a point (`page.content`): no id of a runbook does.
final class PageModel {
    let runbook: Runbook
    let words: Localizer
    /// The values that the page shows at first.
    let values: Bindings
    /// The ids of the site's runbooks, to which links may lead.
    let neighbours: Set<String>
    /// The pictures of the runbook, by their destinations.
    let pictures: [String: SitePicture]
    /// The attributes of what stands in the runbook's language, where that is not the page's.
    let sourceLanguage: HTML
    private var anchors: PageAnchors
    private var builder: LivePageBuilder
    private var choiceCount = 0

    init(
        _ runbook: Runbook,
        given: Bindings,
        words: Localizer,
        neighbours: Set<String>,
        pictures: [String: SitePicture] = [:],
        isTranslated: Bool = true
    ) {
        self.runbook = runbook
        self.words = words
        self.pictures = pictures
        self.neighbours = neighbours
        sourceLanguage = isTranslated ? "" : Self.attributes(of: runbook.language)
        anchors = PageAnchors(runbook)
        values = PageValues.shown(of: runbook, given: given)
        builder = LivePageBuilder(runbook, given: given)
    }

    private static func attributes(of language: String) -> HTML {
        let direction = LanguageTag(language).map { Localizer(embedded: $0).isRightToLeft } ?? false
        return " lang=\"\(language)\" dir=\"\(direction ? "rtl" : "ltr")\""
    }

    /// The id on the page of what a fragment names.
    func anchor(of fragment: String) -> String {
        anchors.anchor(of: fragment)
    }

    /// Marks the places that raw HTML declares; they are all that is left of it.
    func marks(_ names: [String]) -> HTML {
        names.filter { anchors.claim($0) }.map { "<span id=\"\($0)\"></span>" as HTML }.joined()
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

    /// The live model as JSON, with the sentences that the script shows; asked for once everything else is written.
    func json(with sentences: [String: String]?) -> HTML {
        HTML(stringLiteral: builder.page(words, words: sentences).json)
    }
}
