internal import Execution
internal import Localization
internal import Planning
internal import Rendering

/// The attempts of a step that is run until it succeeds: what they print is held back, and one line says how it goes.
///
/// Only the last attempt is shown whole, the one that succeeds or ends the step. The attempt that uses up the last try
/// is the last one however it ends, and needs not be held back.
struct AttemptWatch {
    /// How many attempts there may be.
    private let count: Int
    private let start = ContinuousClock.now
    private var number = 1
    /// What the attempt that runs, or has just ended, has printed.
    private(set) var held = HeldOutput()
    private var lastLine = LastLine()
    /// The line of the attempt before, which stands until this one prints something.
    private var lineBefore: String?

    /// A watch over a step; nil where the step is run once.
    init?(_ step: PlannedStep) {
        guard let attempts = step.retry?.attempts, attempts > 1 else { return nil }
        count = attempts
    }

    /// Whether what the attempt prints is held back.
    var isHolding: Bool { number < count }

    /// Goes on to the next attempt, and forgets what the one before has printed.
    mutating func begin(_ attempt: Int) {
        lineBefore = lastLine.text
        number = attempt
        (held, lastLine) = (HeldOutput(), LastLine())
    }

    /// Takes a piece of what the attempt prints.
    mutating func take(_ piece: some Collection<UInt8>) {
        held.take(piece)
        lastLine.take(piece)
    }

    /// Says how far the attempt is that runs.
    func progress(_ words: Localizer) -> String {
        sentence("running", start.duration(to: .now), lastLine.text ?? lineBefore, words)
    }

    /// Says how the attempt ended that failed and will be repeated.
    func failure(after seconds: Double, _ words: Localizer) -> String {
        sentence("failed", .seconds(seconds), lastLine.text, words)
    }

    private func sentence(_ key: String, _ elapsed: Duration, _ line: String?, _ words: Localizer) -> String {
        let time = elapsed < .seconds(1) ? elapsed : .seconds(elapsed.components.seconds)
        let arguments = [
            "elapsed": words.duration(time), "attempt": words.number(number), "count": words.number(count),
        ]
        let attempt = words("run.attempt.\(key)", arguments)
        guard let line else { return attempt }
        // What does not fit a terminal is cut there; where lines have no end, this is enough to tell one from another.
        let shown = DisplayWidth.truncate(VisibleText(line, as: .singleLine).text, to: 200)
        return words("run.fact", ["label": attempt, "value": shown])
    }
}
