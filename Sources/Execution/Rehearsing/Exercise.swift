internal import Planning

/// As what a rehearsal took a step.
package enum Exercise: String, Sendable, Hashable, Codable, CaseIterable {
    /// It read, and was judged as in a run.
    case read
    /// It read what a change would have made that was not made: it was not judged.
    case readToday
    /// The tool rehearsed the change.
    case rehearsed
    /// The file was written into the scratch folder.
    case written
    /// It was shown, and nothing was done.
    case none

    /// What comes of a part of a rehearsal.
    init(_ part: RehearsalPart) {
        switch part {
        case .reads: self = .read
        case .readsToday: self = .readToday
        case .standsIn: self = .rehearsed
        case .writes: self = .written
        case .unrehearsed: self = .none
        }
    }
}
