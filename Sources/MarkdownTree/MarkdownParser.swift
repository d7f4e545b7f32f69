/// Reads CommonMark with attributes and front matter into a ``MarkdownDocument``.
package struct MarkdownParser: Sendable {
    private let limits: SourceLimits

    /// Creates a parser.
    package init() {
        self.init(limits: SourceLimits())
    }

    /// Creates a parser that refuses more, or less, than usual.
    init(limits: SourceLimits) {
        self.limits = limits
    }

    /// Parses a whole file's text, whose line ends are line feeds, CR LF or carriage returns.
    ///
    /// A text that is too large, or nested too deeply to be given to CommonMark, yields no blocks but the fault that
    /// says so.
    package func parse(_ text: String) -> MarkdownDocument {
        let prepared = PreparedSource(text)
        var faults = prepared.faults
        var blocks: [Block] = []
        if let excess = limits.firstExcess(in: prepared.source) {
            faults.report([excess])
        } else {
            blocks = parse(prepared.source, &faults)
        }
        return MarkdownDocument(frontMatter: prepared.frontMatter, blocks: blocks, faults: faults.sorted)
    }

    /// Parses once to find marks, and once more without them where there are any.
    private func parse(_ source: SourceText, _ faults: inout FaultList) -> [Block] {
        let first = MarkupNode.withDocument(of: source) { root in
            let survey = MarkSurvey(of: root, in: source)
            return (survey, survey.marks.isEmpty ? convert(root, source, survey) : nil)
        }
        guard let (survey, unmarked) = first else { return [] }
        let converted = unmarked ?? MarkupNode.withDocument(of: survey.source) { convert($0, source, survey) }
        faults.report(survey.faults.faults)
        guard let (blocks, further) = converted else { return [] }
        faults.report(further.faults)
        return blocks
    }

    private func convert(_ root: MarkupNode, _ source: SourceText, _ survey: MarkSurvey) -> ([Block], FaultList) {
        var converter = BlockConverter(source: source, marks: survey.marks)
        let blocks = converter.convert(root)
        return (blocks, converter.faults)
    }
}
