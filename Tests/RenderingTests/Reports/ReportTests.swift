import Execution
import Foundation
import Localization
import SystemPackage
import TestSupport
import Testing

@testable import Rendering

struct ReportTests {
    @Test(arguments: ["en", "fr"])
    func textSaysAllThatHappened(language: String) throws {
        let report = TextReport(wording: try SampleReport.wording(language), style: TerminalStyle())
        let lines = report.lines(try SampleReport.report())
        try Snapshot.compare(lines.joined(separator: "\n") + "\n", to: "report.\(language).txt")
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test(arguments: ["en", "fr"])
    func markdownSaysAllThatHappened(language: String) throws {
        let report = MarkdownReport(wording: try SampleReport.wording(language))
        try Snapshot.compare(report.text(try SampleReport.report()), to: "report.\(language).md")
    }

    @Test(arguments: ["en", "fr"])
    func pageSaysAllThatHappened(language: String) throws {
        let report = HTMLReport(wording: try SampleReport.wording(language))
        let text = report.text(try SampleReport.report()).replacing(HTMLReport.styleSheet, with: "…")
        try Snapshot.compare(text, to: "report.\(language).html")
        #expect(text.contains(#"<html lang="\#(language)" dir="ltr">"#))
    }

    @Test(arguments: ["en", "fr"])
    func testSuiteSaysAllThatHappened(language: String) throws {
        let report = JUnitReport(wording: try SampleReport.wording(language))
        try Snapshot.compare(report.text(try SampleReport.report()), to: "report.\(language).xml")
    }

    // MARK: Damage

    @Test(arguments: RunAccount.Fault.Kind.allCases)
    func faultIsSaidFirst(kind: RunAccount.Fault.Kind) throws {
        var report = try SampleReport.report()
        report.account.fault = RunAccount.Fault(kind: kind, line: 5)
        let wording = try SampleReport.wording("fr")
        let sentence = wording.sentence(for: RunAccount.Fault(kind: kind, line: 5))
        #expect(sentence.contains("ligne 5"))
        let lines = TextReport(wording: wording, style: TerminalStyle(columns: 1000)).lines(report)
        #expect(lines.first == sentence)
        #expect(MarkdownReport(wording: wording).text(report).hasPrefix("> **\(sentence)**\n"))
        let page = HTMLReport(wording: wording).text(report)
        #expect(page.contains("<main>\n<p class=\"alarm\" role=\"alert\">\(MarkupText.escaped(sentence))</p>\n<h1>"))
        let suite = JUnitReport(wording: wording).text(report)
        #expect(suite.contains(#"<testcase name="journal""#))
        #expect(suite.contains(#"type="\#(kind.rawValue)"/>"#))
    }

    // MARK: Hostile text

    /// Text that tries to be markup, commands of a terminal or characters that XML does not have.
    private static let hostile =
        "<script>alert('x')</script>]]>&\"\u{1B}[2J\u{0}\u{B}\u{85}\u{202E}\u{FFFF}```\n# h\n| a"

    private func hostileReport() throws -> RunReport {
        let text = Self.hostile
        var event = JournalEvent.RunStarted(
            run: text,
            runbook: text,
            language: text,
            digest: text,
            fingerprint: text,
            parameters: [text: text],
            protections: [text: text],
            workingDirectory: text,
            mode: text
        )
        event.title = text
        event.path = text
        event.guide = .init(page: text, version: text)
        event.origin = RunOrigin(user: text, sudoUser: text, sshClient: text, host: text)
        event.change = text
        event.engine = text
        event.steps = [.init(id: text, title: text, undoes: text)]
        event.leftOut = [.init(id: text, reason: text)]
        var finished = JournalEvent.StepFinished(step: text, outcome: .failed)
        finished.reason = text
        finished.captured = text
        let script = try JournalScript()
        try script.add(.runStarted(event), .decided(text, text, reason: text), .decided(text, text, on: text))
        try script.add(.started(text, text: text), .stepFinished(finished), .edited(.init(step: text, text: text)))
        try script.add(.runStarted(event), .finished("skipped", .skipped, reason: text), .ended(text))
        let account = RunAccount(of: text, JournalRecord(script.bytes), isAlive: false, journal: FilePath(text))
        return RunReport(account, outputs: [text: TranscriptExcerpt(Array(text.utf8))])
    }

    @Test func nothingOfARunActsInAPage() throws {
        let text = HTMLReport(wording: try SampleReport.wording("en")).text(try hostileReport())
        #expect(text.contains("&lt;script&gt;"))
        #expect(!text.contains("<script"))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        let tags = Set(text.matches(of: /<([a-z0-9]+)[ >]/).map { String($0.1) })
        let known: Set = [
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "dl", "div", "dt",
            "dd", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "span", "section", "code", "pre",
        ]
        #expect(tags.subtracting(known) == [])
        for tag in tags.subtracting(["meta", "br"]) {
            let opened = text.matches(of: try Regex("<\(tag)[ >]")).count
            #expect(opened == text.matches(of: try Regex("</\(tag)>")).count, "\(tag)")
        }
    }

    @Test func nothingOfARunActsInATerminal() throws {
        let report = try hostileReport()
        let lines = TextReport(wording: try SampleReport.wording("en"), style: TerminalStyle()).lines(report)
        for line in lines {
            #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{202E}" })
        }
    }

    @Test func fenceIsLongerThanAnyInTheText() {
        #expect(MarkdownReport.fenced(["a", "````b"]) == "`````text\na\n````b\n`````")
        #expect(MarkdownReport.fenced(["a"]) == "```text\na\n```")
    }

    @Test(arguments: [
        ("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), (" a ", "`  a  `"), ("a\nb", "`a b`"), ("", ""),
    ])
    func codeSpanHoldsAnyText(text: String, span: String) {
        #expect(MarkdownReport.code(text) == span)
    }

    @Test(arguments: [
        ("a*b_c", "a\\*b\\_c"), ("<b>&amp;", "\\<b\\>\\&amp;"), ("1. x", "1\\. x"), ("- x", "\\- x"),
        ("a - b", "a - b"),
        ("[x](y)", "\\[x\\](y)"), ("a\nb", "a b"),
    ])
    func proseMeansItself(text: String, escaped: String) {
        #expect(MarkdownReport.escaped(text) == escaped)
    }

    @Test func rightToLeftLanguageTurnsThePage() throws {
        let arabic = Localizer(embedded: try #require(LanguageTag("ar")))
        let text = HTMLReport(wording: ReportWording(localizer: arabic)).text(try SampleReport.report())
        #expect(text.contains(#"<html lang="ar" dir="rtl">"#))
        #expect(text.contains(#"<pre dir="ltr""#))
    }

    @Test func emptyJournalMakesAReportToo() throws {
        let account = RunAccount(of: "r", JournalRecord([]), isAlive: false, journal: "/j")
        let wording = try SampleReport.wording("en")
        #expect(
            TextReport(wording: wording, style: TerminalStyle()).lines(RunReport(account)).contains(
                "No step has begun."
            )
        )
        #expect(JUnitReport(wording: wording).text(RunReport(account)).contains(#"tests="0""#))
    }
}
