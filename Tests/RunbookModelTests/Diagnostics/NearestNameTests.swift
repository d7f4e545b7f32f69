import Testing

@testable import RunbookModel

@Suite struct NearestNameTests {
    private let names = ["timeout", "retry", "every", "expect", "fail", "for", "id", "when", "x"]

    @Test(arguments: [
        ("timout", "timeout"), ("tiemout", "timeout"), ("TimeOut", "timeout"), ("timeouts", "timeout"),
        ("retyr", "retry"),
        ("evry", "every"), ("faill", "fail"), ("fro", "for"), ("ids", "id"), ("wehn", "when"), ("expects", "expect"),
    ])
    func misspeltNameFindsTheMeantOne(_ written: String, _ meant: String) {
        #expect(NearestName.nearest(to: written, among: names) == meant)
    }

    @Test(arguments: [
        "", "zzzz", "namespace", "y", "expectation", "\u{200B}", String(repeating: "timeout", count: 100_000),
    ])
    func nothingNearIsNothing(_ written: String) {
        #expect(NearestName.nearest(to: written, among: names) == nil)
    }

    @Test func nearestWinsAndThenTheFirst() {
        #expect(
            NearestName.nearest(to: "source_verison", among: ["target_version", "source_version"]) == "source_version"
        )
        #expect(NearestName.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
        #expect(NearestName.nearest(to: "cat", among: []) == nil)
        #expect(
            NearestName.nearest(to: "relase", among: ["", String(repeating: "r", count: 1_000), "release"]) == "release"
        )
    }
}
