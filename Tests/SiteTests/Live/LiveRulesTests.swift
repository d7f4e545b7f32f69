import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Site

extension BrowserTests {
    /// The rules of the script are the program's: each answers every case of one table.
    struct LiveRulesTests {
        @Test(arguments: LiveTable.Part.allCases)
        func scriptAnswersAsTheProgramDoes(_ part: LiveTable.Part) throws {
            let table = try LiveTable(part)
            let answers = try Self.scriptAnswers(to: table)
            try #require(answers.count == table.cases.count && !answers.isEmpty)
            let different = zip(table.cases, answers).filter { question, answer in
                part.comparable(answer) != part.comparable(question.expected)
            }
            let shown = different.prefix(5).map { "\($0.label)\n  program: \($0.expected)\n  script:  \($1)" }
            #expect(different.isEmpty, "\(different.count) differ, such as\n\(shown.joined(separator: "\n"))")
        }

        @Test func tableTellsAScriptThatIsWrong() throws {
            let table = try LiveTable(.versions)
            let answers = try Self.scriptAnswers(to: table, changing: "alpha: -4", to: "alpha: 4")
            #expect(zip(table.cases, answers).contains { $0.expected != $1 })
        }

        /// The answers of the script in a page of a browser.
        private static func scriptAnswers(
            to table: LiveTable,
            changing part: String = "",
            to other: String = ""
        ) throws -> [String] {
            let folder = try ScratchDirectory()
            let script = part.isEmpty ? SiteScript.text : SiteScript.text.replacing(part, with: other)
            let tests = FilePath(#filePath).removingLastComponent().appending("answers.js")
            let data = try JSONEncoder().encode(table)
            try folder.write(script, to: "site.js")
            try folder.write(String(contentsOfFile: tests.string, encoding: .utf8), to: "answers.js")
            try folder.write("const table = \(String(decoding: data, as: UTF8.self).escapedForScript);", to: "table.js")
            let scripts = ["site", "answers", "table"].map { "<script src=\"\($0).js\"></script>" }.joined()
            try folder.write("<!DOCTYPE html><meta charset=\"utf-8\"><title>Table</title>\(scripts)", to: "index.html")
            let page = try BrowserTrait.newPage()
            try page.open(folder.appending("index.html"))
            let answers: [String] = try page.evaluate("answers(table)")
            try page.close()
            return answers
        }
    }
}

extension LiveTable.Part {
    /// The part of an answer in which both must agree.
    ///
    /// Where several block scalars stand in a text that is no YAML any more, the program blames the first, and the
    /// script the one that it found changed: the names may differ there.
    fileprivate func comparable(_ answer: String) -> String {
        self == .random ? answer.replacing(#/name=\w*; (?=placeKey=values.places.blockScalar)/#, with: "") : answer
    }
}
