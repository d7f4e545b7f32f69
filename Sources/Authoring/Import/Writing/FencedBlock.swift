internal import RunbookModel

/// A code block between fences, with the attributes that make it what it is.
struct FencedBlock {
    private(set) var lines: [OutputLine]

    /// Writes a block as planned.
    init(_ code: GuideCode, _ plan: BlockPlan, _ plans: [BlockPlan]) {
        var content = plan.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if content.last?.isEmpty == true { content.removeLast() }
        let fence = String(repeating: "`", count: max(3, Self.longestRun(in: plan.text) + 1))
        let info = ([plan.language] + [Self.attributes(code, plan, plans)]).joined(separator: " ")
        lines =
            [OutputLine(fence + info, .code(code.ordinal))] + content.map { OutputLine($0) }
            + [OutputLine(fence, .end(code.ordinal))]
    }

    private static func longestRun(in text: String) -> Int {
        var (longest, count) = (0, 0)
        for byte in text.utf8 {
            count = byte == UInt8(ascii: "`") ? count + 1 : 0
            longest = max(longest, count)
        }
        return longest
    }

    private static func attributes(_ code: GuideCode, _ plan: BlockPlan, _ plans: [BlockPlan]) -> String {
        var words: [String]
        switch plan.role {
        case .example: return "{.example}"
        case .output(let owner):
            let isTemplate = !Template(plan.text).placeholders.isEmpty
            return "{.output\(isTemplate ? " .verbatim" : "") for=\(plans[owner].id)}"
        case .file(let file): words = ["#\(plan.id)"] + plan.classes.map { ".\($0)" } + ["file=\(file)"]
        case .shell, .console: words = ["#\(plan.id)"] + plan.classes.map { ".\($0)" }
        }
        if let index = code.index { words.append("guide=\"\(index)\"") }
        return "{\(words.joined(separator: " "))}"
    }
}
