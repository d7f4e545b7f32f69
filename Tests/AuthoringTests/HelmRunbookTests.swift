import Authoring
import Planning
import RunbookModel
import SystemPackage
import Testing

/// The ways of the runbooks that upgrade Milvus with Helm.
struct HelmRunbookTests {
    private static let ids = ["upgrade-milvus-standalone-helm", "upgrade-milvus-cluster-helm"]
    private static let digest = "script_sha256=" + String(repeating: "0", count: 64)

    private func planner(_ id: String) throws -> Planner {
        let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
        let place = try #require(RunbookLibrary(folders: [root.appending("runbooks")]).locate(id))
        return Planner(runbook: try #require(RunbookParser().parse(try place.source(language: "fr")).runbook))
    }

    private func bindings(_ options: [String], _ planner: Planner) throws -> Bindings {
        let given = try GivenValues(options: options, file: nil, environment: [:]).bind(to: planner.runbook)
        let bound = planner.bindDefaults(given.bindings)
        #expect(given.faults == [] && bound.faults == [])
        return bound.bindings
    }

    @Test(arguments: ids)
    func metadataIsMigratedBeforeTheUpgradeOnlyFrom21(id: String) throws {
        let planner = try planner(id)
        let new = try planner.plan(bindings(["source_version=2.2.0"], planner)).steps.map(\.id)
        #expect(new.contains("upgrade-release") && !new.contains("migrate-metadata"))
        let old = try planner.plan(bindings(["source_version=2.1.4", Self.digest], planner)).steps.map(\.id)
        let migration = try #require(old.firstIndex(of: "migrate-metadata"))
        let upgrade = try #require(old.firstIndex(of: "upgrade-release"))
        #expect(migration < upgrade)
    }

    @Test(arguments: [
        (ids[0], ["source_version=2.0.2", digest], "source-in-scope"),
        (ids[0], ["source_version=2.4.6"], "target-not-below-source"),
        (ids[0], ["source_version=2.1.0", digest, "target_version=2.1.4"], "target-past-the-migration"),
        (ids[1], ["source_version=2.4.1", "chart_version=4.2.21"], "chart-suits-pulsar"),
    ])
    func valuesThatCannotWorkAreRefused(id: String, options: [String], requirement: String) throws {
        let planner = try planner(id)
        let obstacles = planner.obstacles(try bindings(options, planner))
        #expect(obstacles.map { $0.arguments["id"] } == [requirement])
    }
}
