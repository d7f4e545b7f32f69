package import Planning
package import RunbookModel

/// Something that a learner is asked, whatever the values are in the end.
package struct Question: Sendable, Hashable {
    /// Unique in the session; a step of several parts has one for each, `upgrade.2`.
    package var id: String
    /// Under which a lesson has its words and settings: the id of a step, or the anchor of a section.
    package var key: String
    /// The anchor of the section in whose score it counts.
    package var section: String
    /// The step before which, or about which, it is asked.
    package var step: String
    package var kind: QuestionKind
    package var weight: Double
    /// From 1, among the parts of a step.
    package var part: Int
    package var parts: Int
    /// For a way: the anchors of the sections to choose among; for one section that may be left out, its own alone.
    package var ways: [String] = []
    /// For a manifest: the path that is left blank.
    package var blank = ""
}

/// Everything that a session asks, in the order of the plan.
package struct LessonPlan: Sendable {
    package private(set) var questions: [Question] = []
    let runbook: Runbook
    let lesson: Lesson
    private let inclusion: Inclusion

    /// Makes the questions of a plan: the runbook's own, as the lesson refines them.
    package init(_ runbook: Runbook, _ plan: Plan, _ bindings: Bindings, _ lesson: Lesson) {
        self.runbook = runbook
        self.lesson = lesson
        inclusion = Inclusion(runbook, bindings)
        let planned = Dictionary(plan.steps.map { ($0.id, $0) }) { first, _ in first }
        var ways: [Question] = []
        for (index, section) in runbook.sections.enumerated() {
            if let way = way(into: section, index) { ways.append(way) }
            guard inclusion.sections[index] != .fails else { continue }
            for element in section.elements {
                if case .choice(let choice) = element, let way = way(of: choice, in: section) { ways.append(way) }
                guard case .step(let id) = element, let step = planned[id] else { continue }
                questions += ways.map { way in
                    var way = way
                    way.step = id
                    return way
                }
                ways = []
                questions += self.questions(about: step, in: section)
            }
        }
    }

    package func questions(before step: String) -> [Question] {
        questions.filter { $0.step == step }
    }

    // MARK: Ways

    private func way(of choice: Choice, in section: Section) -> Question? {
        let anchors = choice.options.map(\.section)
        let isChosen = anchors.contains { inclusion.bindings.chosenSections.contains($0) }
        guard anchors.count > 1, !isChosen, takenWay(among: anchors) != nil else { return nil }
        return way(section.anchor, anchors, in: section)
    }

    /// Whether a section is gone through that is no option of a choice.
    private func way(into section: Section, _ index: Int) -> Question? {
        guard section.condition != nil, inclusion.sections[index] != .unknown else { return nil }
        if let parent = section.parent, inclusion.sections[parent] == .fails { return nil }
        let isOption = runbook.sections.contains { holder in
            holder.elements.contains { element in
                if case .choice(let choice) = element {
                    choice.options.contains { $0.section == section.anchor }
                } else {
                    false
                }
            }
        }
        return isOption ? nil : way(section.anchor, [section.anchor], in: section)
    }

    private func way(_ key: String, _ anchors: [String], in section: Section) -> Question? {
        let setting = lesson.questions[key]
        guard setting?.isSkipped != true, !questions.contains(where: { $0.id == key }) else { return nil }
        var question = Question(
            id: key,
            key: key,
            section: section.anchor,
            step: "",
            kind: .path,
            weight: setting?.weight ?? 1,
            part: 1,
            parts: 1
        )
        question.ways = anchors
        return question
    }

    /// The index of the section that is taken.
    package func takenWay(among anchors: [String]) -> Int? {
        anchors.firstIndex { anchor in
            runbook.sectionIndex(named: anchor).map { inclusion.sections[$0] == .holds } ?? false
        }
    }

    // MARK: Steps

    private func questions(about step: PlannedStep, in section: Section) -> [Question] {
        let setting = lesson.questions[step.id]
        guard setting?.isSkipped != true else { return [] }
        let kind = setting?.kind ?? Self.kind(of: step)
        let blanks: [String]
        switch kind {
        case .command: blanks = Self.commandParts(of: step).map { _ in "" }
        case .manifest:
            blanks = setting.map(\.blanks).flatMap { $0.isEmpty ? nil : $0 } ?? ManifestBlanks.paths(in: step)
        case .meaning: blanks = setting?.kind == .meaning ? [""] : []
        case .path, nil: blanks = []
        }
        guard let kind else { return [] }
        let weight = setting?.weight ?? 1
        return blanks.enumerated().map { index, blank in
            var question = Question(
                id: blanks.count == 1 ? step.id : "\(step.id).\(index + 1)",
                key: step.id,
                section: section.anchor,
                step: step.id,
                kind: kind,
                weight: weight / Double(blanks.count),
                part: index + 1,
                parts: blanks.count
            )
            question.blank = blank
            return question
        }
    }

    /// What is asked of a step without a lesson; nil where nothing is.
    private static func kind(of step: PlannedStep) -> QuestionKind? {
        switch (step.kind, step.effect) {
        case (.file, _): step.format == .yaml || step.format == .json ? .manifest : nil
        case (.shell, .changes): .command
        default: nil
        }
    }

    /// The commands of a step, each as a person types it; none where it is a script.
    package static func commandParts(of step: PlannedStep) -> [String] {
        guard step.kind == .shell, let line = try? CommandLine(step.text) else { return [] }
        let texts = step.text.replacing("\\\n", with: " ").split(separator: "\n").map { $0.trimmed }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        // Where each command has a line of its own, it is shown as it is written.
        if texts.count == line.parts.count { return texts }
        return line.parts.count == 1 ? [step.text.trimmed] : []
    }
}

extension StringProtocol {
    /// The text without the white space around it.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...end])
    }
}
