import Execution
import Foundation
import RunbookModel
import SystemPackage
import TestSupport
import Testing

/// The handbook is followed as its readers follow it, and prints what it shows.
struct HandbookTests {
    /// A page of the handbook in one language.
    struct Page: Sendable, CustomTestStringConvertible {
        var id: String
        var language: String

        var testDescription: String { "\(id) in \(language)" }
    }

    private static let library = RunbookLibrary(folders: [Repository.root.appending("runbooks")])

    static let pages = library.ids().filter { $0.hasPrefix("handbook-") }.flatMap { id in
        (library.locate(id)?.languages ?? []).map { Page(id: id, language: $0) }
    }

    @Test func handbookIsInEveryLanguageOfTheProgram() {
        let languages = Dictionary(grouping: Self.pages, by: \.id).values.map { Set($0.map(\.language)) }
        #expect(languages.count >= 4)
        #expect(languages.allSatisfy { $0 == ["en", "fr"] })
    }

    @Test(arguments: pages)
    func stepsPrintWhatThePageShows(page: Page) throws {
        let place = try Workplace()
        try FileManager.default.createSymbolicLink(
            atPath: place.scratch.appending("bin/runbook").string,
            withDestinationPath: try BuiltProgram.path.string
        )
        let result = try place.run(
            ["run", page.id, "--yes", "--no-input"] + Repository.options,
            language: page.language
        )
        #expect(result.status == 0, "\(result.output.suffix(2000))\n\(result.error.suffix(500))")
        let run = try #require(try place.runs.map(RecordedRun.init).first { $0.runbook == page.id })
        let samples = try runbook(page).steps.flatMap { step in
            step.outputs.filter { !$0.isFailure }.map { (step.id, $0.template.source) }
        }
        #expect(!samples.isEmpty)
        for (step, sample) in samples {
            let printed = String(decoding: run.transcript(of: step) ?? [], as: UTF8.self)
            #expect(ElidedText(sample).matches(printed), "\(step):\n\(sample)\nis not what was printed:\n\(printed)")
        }
    }

    private func runbook(_ page: Page) throws -> Runbook {
        let place = try #require(Self.library.locate(page.id))
        return try #require(RunbookParser().parse(try place.source(language: page.language)).runbook)
    }
}

extension RecordedRun {
    /// The id of the runbook that was followed.
    fileprivate var runbook: String? {
        guard case .runStarted(let start) = record.entries.first?.event else { return nil }
        return start.runbook
    }
}
