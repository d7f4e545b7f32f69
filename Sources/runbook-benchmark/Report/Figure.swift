/// One line of the table: a subject held against a peer or a floor in the same run.
struct Figure: Codable {
    /// What the ratio must be.
    enum Goal: Codable {
        /// The subject's figure at most so many times the peer's.
        case atMost(Double)
        /// The peer's figure at least so many times the subject's.
        case timesFaster(Double)
        /// The subject's figure at most this, in its own unit, whatever the peer's is.
        case limit(Double)
        /// Only told.
        case none
    }

    /// The unit of the figures.
    enum Unit: String, Codable {
        case seconds = "s"
        case bytes = "B"
        case instructions = "M instructions"
    }

    /// The area: start, parse, plan, run, interactive, render, check, import, size.
    var area: String
    /// What was measured, with its size.
    var subject: String
    /// What it is held against.
    var peer: String
    var unit: Unit
    var goal: Goal
    var subjectSample: Sample
    /// Nil where there is no peer.
    var peerSample: Sample?

    /// How many times the peer's figure the subject takes.
    var ratio: Double? {
        peerSample.map { subjectSample.median / $0.median }
    }

    /// Whether the goal is reached; nil where there is none.
    var isMet: Bool? {
        switch goal {
        case .atMost(let most): ratio.map { $0 <= most }
        case .timesFaster(let least): ratio.map { 1 / $0 >= least }
        case .limit(let most): subjectSample.median <= most
        case .none: nil
        }
    }
}
