/// Several runs of one measurement.
struct Sample: Codable {
    /// The lowest, middle and highest figure, in the measure's unit.
    var minimum: Double
    var median: Double
    var maximum: Double
    /// How many runs there were.
    var count: Int

    /// - Parameter values: At least one.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        minimum = sorted.first ?? .nan
        maximum = sorted.last ?? .nan
        count = sorted.count
        let middle = sorted.count / 2
        median =
            sorted.isEmpty ? .nan : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Runs two measurements in turn, so that what disturbs the machine disturbs both.
    static func pair(
        _ count: Int,
        _ first: () throws -> Double,
        _ second: () throws -> Double
    ) rethrows -> (Sample, Sample) {
        // The first round fills the caches and is not counted.
        if count > 1 { _ = (try first(), try second()) }
        var (firsts, seconds): ([Double], [Double]) = ([], [])
        for _ in 0..<count {
            firsts.append(try first())
            seconds.append(try second())
        }
        return (Sample(firsts), Sample(seconds))
    }
}
