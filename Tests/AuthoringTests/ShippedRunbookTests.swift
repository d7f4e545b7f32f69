import Authoring
import Planning
import RunbookModel
import SystemPackage
import Testing

/// The runbooks of this repository, in every language.
struct ShippedRunbookTests {
    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent()
    private static let library = RunbookLibrary(folders: [root.appending("runbooks")])

    private func runbooks(_ id: String) throws -> [Runbook] {
        let place = try #require(Self.library.locate(id))
        return try place.languages.map { language in
            let parsed = RunbookParser().parse(try place.source(language: language))
            #expect(parsed.diagnostics == [])
            return try #require(parsed.runbook)
        }
    }

    @Test(arguments: library.ids())
    func languagesDoTheSame(id: String) throws {
        let runbooks = try runbooks(id)
        #expect(runbooks.count >= 2)
        #expect(Set(runbooks.map { Fingerprint($0).digest }).count == 1)
        #expect(LanguageParity(runbooks: runbooks).diagnostics == [])
    }

    @Test(arguments: [
        (["source_version=2.3.10"], "rolling-upgrade-manifest patch-rolling rolling-upgrade-done"),
        (["source_version=2.3.10", "update_mode=all"], "all-at-once-manifest patch-rolling rolling-upgrade-done"),
        (
            ["source_version=2.4.1", "update_mode=rollingDowngrade", "older_version=2.3.0"],
            "rolling-downgrade-manifest patch-rolling rolling-downgrade-done"
        ),
        (["source_version=2.2.1"], "image-manifest patch-image image-changed"),
        (["source_version=2.1.4"], "migration-manifest create-migration migration-succeeded"),
    ])
    func sourceVersionAndModeDecideTheWay(options: [String], steps: String) throws {
        for runbook in try runbooks("upgrade-milvus-standalone-operator") {
            let bindings = try GivenValues(options: options, file: nil, environment: [:]).bind(to: runbook)
            let planner = Planner(runbook: runbook)
            let bound = planner.bindDefaults(bindings.bindings)
            #expect(bindings.faults == [] && bound.faults == [] && planner.obstacles(bound.bindings) == [])
            let ids = try planner.plan(bound.bindings).steps.map(\.id).joined(separator: " ")
            #expect(ids.contains(steps), "\(ids)")
        }
    }

    @Test(arguments: [
        (["source_version=2.0.2"], "source-in-scope"),
        (["source_version=2.4.1", "target_version=2.3.0"], "target-not-below-source"),
        (["source_version=2.2.1", "update_mode=all"], "mode-needs-rolling"),
        (["source_version=2.3.1", "update_mode=rollingDowngrade", "older_version=2.3.1"], "older-below-source"),
    ])
    func whatTheGuideDoesNotCoverIsRefused(options: [String], requirement: String) throws {
        let runbook = try #require(try runbooks("upgrade-milvus-standalone-operator").first)
        let bindings = try GivenValues(options: options, file: nil, environment: [:]).bind(to: runbook).bindings
        let planner = Planner(runbook: runbook)
        let obstacles = planner.obstacles(planner.bindDefaults(bindings).bindings)
        #expect(obstacles.map { $0.arguments["id"] } == [requirement])
    }
}
