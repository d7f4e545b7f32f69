import TestSupport
import Testing

/// The tests that look at pages as a reader does, all in one browser.
@Suite(
    .enabled(if: Browser.isInstalled, "chromium is not installed: apt-get install chromium"),
    .serialized,
    .browser
)
enum BrowserTests {}

/// Starts one browser for a suite, and ends it with the suite.
struct BrowserTrait: SuiteTrait, TestScoping {
    /// The browser of the suite that runs.
    @TaskLocal static var browser: Browser?

    @concurrent func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await Self.$browser.withValue(try Browser()) { try await function() }
    }

    /// Opens an empty page in the suite's browser.
    static func newPage() throws -> BrowserPage {
        try #require(browser, "the suite has no browser").newPage()
    }
}

extension Trait where Self == BrowserTrait {
    /// Runs the tests of a suite with a browser.
    static var browser: Self { BrowserTrait() }
}
