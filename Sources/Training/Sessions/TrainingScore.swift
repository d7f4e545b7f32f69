/// What the answers of a session are worth: a pure function of what is in its journal.
package struct TrainingScore: Sendable, Hashable, Codable {
    /// The score of one section.
    package struct Part: Sendable, Hashable, Codable {
        package var section: String
        package var title: String
        package var points: Double
        package var possible: Double
        /// Whether it should be read again.
        package var isToRead: Bool
    }

    package var points: Double = 0
    package var possible: Double = 0
    /// In the order of the runbook.
    package var sections: [Part] = []
    package var answered = 0
    package var total = 0
    /// The questions whose answer would have done harm.
    package var dangerous: [String] = []

    /// From 0 to 100, rounded down: what is not whole is not reached.
    package var percent: Int { possible > 0 ? Int((points / possible * 100).rounded(.down)) : 0 }

    /// Computes the score of a session.
    package init(_ beginning: SessionBeginning, _ answers: [RecordedAnswer], _ incidents: [RecordedIncident]) {
        total = beginning.questions.count
        let byQuestion = Dictionary(grouping: answers, by: \.question)
        for question in beginning.questions {
            let own = byQuestion[question.id] ?? []
            if !own.isEmpty { answered += 1 }
            if own.contains(where: { $0.verdict == .dangerous }) { dangerous.append(question.id) }
            let share = Self.share(of: own, at: beginning.level)
            add(share * question.weight, of: question.weight, to: question.section, question.title)
        }
        for incident in Self.first(incidents) where incident.best > 0 {
            let share = min(1, incident.points / incident.best)
            add(share, of: 1, to: incident.section, "")
        }
        for index in sections.indices {
            sections[index].isToRead = sections[index].points < sections[index].possible * 0.75
        }
    }

    /// What a question's answers are worth, from 0 to 1.
    static func share(of answers: [RecordedAnswer], at level: TrainingLevel) -> Double {
        let isHarmful = answers.contains { $0.verdict == .dangerous }
        if isHarmful, level != .guided { return 0 }
        guard let last = answers.last else { return 0 }
        let worth: Double
        switch last.verdict {
        case .right, .equivalent: worth = 1
        case .partly: worth = 0.5
        case .wrong, .dangerous, .shown, .passed: return 0
        }
        let tries = level == .guided ? max(0.25, 1 - 0.25 * Double(answers.count - 1)) : answers.count > 1 ? 0.5 : 1
        let hints = level == .assisted ? 0.2 * Double(last.hints) : 0
        return max(0, worth * tries - hints)
    }

    /// The first decision about each incident: what follows from it is no second chance for points.
    private static func first(_ incidents: [RecordedIncident]) -> [RecordedIncident] {
        var seen: Set<String> = []
        return incidents.filter { seen.insert($0.incident).inserted }
    }

    private mutating func add(_ points: Double, of possible: Double, to section: String, _ title: String) {
        self.points += points
        self.possible += possible
        if let index = sections.firstIndex(where: { $0.section == section }) {
            sections[index].points += points
            sections[index].possible += possible
            if sections[index].title.isEmpty { sections[index].title = title }
        } else {
            let part = Part(section: section, title: title, points: points, possible: possible, isToRead: false)
            sections.append(part)
        }
    }
}
