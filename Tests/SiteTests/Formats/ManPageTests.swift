import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Site

/// Pages of the manual, as groff shows them.
struct ManPageTests {
    private static let hasGroff =
        (try? CompletedProgram.run(["groff", "-man", "-Tutf8"], input: ".TH A 7\n"))?.status == 0

    /// What groff shows, and what it complains of.
    private func shown(_ page: String) throws -> (text: String, warnings: String) {
        let result = try CompletedProgram.run(["groff", "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u"], input: page)
        return (result.output, result.error)
    }

    @Test(.enabled(if: hasGroff, "needs groff"))
    func shippedPagesAreShownWithoutComplaint() throws {
        let files = try SampleSite.shipped.get().files(as: .man)
        #expect(files.count > 20)
        for file in files {
            let (text, warnings) = try shown(file.text)
            #expect(warnings == "", "\(file.path)")
            #expect(text.contains("runbook") || text.contains("kubectl") || text.contains("docker"), "\(file.path)")
        }
    }

    @Test(.enabled(if: hasGroff, "needs groff"))
    func everySignIsShownAsItIs() throws {
        let signs = #".a 'b' "c" \n \(em - -- ~ ^ ` | $ % & «\#u{A0}é\#u{A0}»\#u{202F}! ’ – “x” ⎈ 漢"#
        let text = "# Signs\n\n```sh {#a .verbatim .unicode}\n\(signs)\n'\n.\n```\n"
        let site = try Site([try SampleSite.entry("signs", ["en": text])], in: SampleSite.localizers(["en"]))
        let page = try #require(try site.files(as: .man).first)
        #expect(page.text.allSatisfy { $0.isASCII })
        let (shown, warnings) = try shown(page.text)
        #expect(warnings == "")
        let plain = shown.replacing("\u{A0}", with: " ")
        #expect(plain.contains(signs.replacing("\u{A0}", with: " ")), "\(shown)")
        #expect(plain.contains("\n           '\n           .\n"), "\(shown)")
    }

    @Test(.enabled(if: hasGroff, "needs groff"))
    func proseFitsIntoEightyColumnsAndIsNotCut() throws {
        let word = "notwendigerweise"
        let prose = Array(repeating: word, count: 60).joined(separator: " ")
        let text = "# Words\n\n\(prose)\n\n- \(prose)\n\n```sh {#a}\ntrue\n```\n"
        let site = try Site([try SampleSite.entry("words", ["en": text])], in: SampleSite.localizers(["en"]))
        let page = try #require(try site.files(as: .man).first)
        let lines = try shown(page.text).text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.count { $0.contains(word) } >= 30)
        #expect(!lines.contains { $0.contains("\u{2010}") })
    }
}
