internal import Authoring
internal import Localization
internal import Rendering
internal import RunbookModel

/// A comparison for people: each block with its status, and the texts where they differ.
struct ComparisonPage {
    var localizer: Localizer
    var style: TerminalStyle

    /// What must be known of the page as a whole.
    func notices(_ comparison: GuideComparison, _ runbook: Runbook, _ page: GuidePage) -> [String] {
        var notices: [String] = []
        if comparison.isOtherPage {
            let named = VisibleText(runbook.guide?.page ?? "", as: .singleLine).text
            notices.append(localizer("compare.otherPage", ["named": named, "page": VisibleText(page.name).text]))
        }
        if comparison.pageHasChanged == true {
            notices.append(localizer("compare.pageHasChanged", ["digest": page.digest]))
        }
        return notices
    }

    /// The blocks, then how many there are of each kind.
    func lines(_ comparison: GuideComparison) -> [String] {
        comparison.blocks.flatMap { lines(of: $0) + [""] } + wrapped(summary(comparison), [])
    }

    private func lines(of block: ComparedBlock) -> [String] {
        let status = localizer("compare.status.\(block.isDeclared ? block.status.rawValue : undeclared(block))")
        let title = [place(block), block.step, status].compactMap(\.self).joined(
            separator: localizer("report.separator")
        )
        var lines = wrapped(title, block.isDeclared ? [.strong] : [.warning])
        if let reason = block.reason {
            let text = VisibleText(reason, as: .prose).text
            lines += wrapped(localizer("compare.reason", ["reason": text]), [])
        }
        let isShown = ![.same, .omitted, .added].contains(block.status)
        if isShown, block.guideText != nil || block.stepText != nil {
            let names = (localizer("compare.guide"), localizer("compare.runbook"))
            let comparison = TextComparison(style: style)
            lines += comparison.lines(block.guideText ?? "", block.stepText ?? "", names: names)
        }
        return lines
    }

    /// The word for what nobody declared.
    private func undeclared(_ block: ComparedBlock) -> String {
        block.status == .missing ? "missing" : block.guideText == nil ? "noSuchBlock" : "undeclared"
    }

    private func place(_ block: ComparedBlock) -> String? {
        if block.guide.isEmpty { return nil }
        let numbers = block.guide.map(String.init).joined(separator: ", ")
        return localizer("compare.blocks", count: block.guide.count, ["numbers": numbers])
    }

    private func summary(_ comparison: GuideComparison) -> String {
        let counts = ComparedBlock.Status.allCases.compactMap { status -> String? in
            let count = comparison.blocks.count { $0.status == status }
            return count == 0 ? nil : localizer("compare.count.\(status.rawValue)", count: count)
        }
        let undeclared = comparison.blocks.count { !$0.isDeclared }
        let end = localizer(undeclared == 0 ? "compare.declared" : "compare.notDeclared", count: undeclared)
        return counts.joined(separator: localizer("report.separator")) + ". " + end
    }

    private func wrapped(_ text: String, _ roles: TextRoles) -> [String] {
        DisplayWidth.wrap(text, to: style.columns).map { style.apply(roles, to: $0) }
    }
}
