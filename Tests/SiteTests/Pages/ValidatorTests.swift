import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Site

/// What HTML Tidy says of the pages, where it is installed.
struct ValidatorTests {
    private static let program = ["/usr/bin/tidy", "/usr/local/bin/tidy"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: program != nil, "tidy is not installed"), arguments: SitePageTests.paths)
    func tidyHasNothingToSay(path: String) throws {
        let folder = try ScratchDirectory()
        let file = try folder.write(try #require(SampleSite.shippedTexts[path]), to: "page.html")
        let arguments = [
            try #require(Self.program), "-quiet", "-errors", "-utf8", "--drop-empty-elements", "no",
            // It does not know attributes of ARIA 1.1 and of today's HTML.
            "--warn-proprietary-attributes", "no", file.string,
        ]
        let result = try CompletedProgram.run(arguments)
        #expect(result.output + result.error == "")
    }
}
