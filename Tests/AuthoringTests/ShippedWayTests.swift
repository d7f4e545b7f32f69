import Authoring
import Planning
import RunbookModel
import SystemPackage
import Testing

/// Which way the runbooks for Docker Compose and for clusters take, by the version that runs.
struct ShippedWayTests {
    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent()
    private static let library = RunbookLibrary(folders: [root.appending("runbooks")])

    private func runbook(_ id: String) throws -> Runbook {
        let place = try #require(Self.library.locate(id))
        return try #require(RunbookParser().parse(try place.source(language: "en")).runbook)
    }

    private func planner(_ id: String, _ options: [String]) throws -> (Planner, Bindings) {
        let runbook = try runbook(id)
        let given = try GivenValues(options: options, file: nil, environment: [:]).bind(to: runbook)
        let planner = Planner(runbook: runbook)
        let bound = planner.bindDefaults(given.bindings)
        #expect(given.faults == [] && bound.faults == [])
        return (planner, bound.bindings)
    }

    /// For each runbook, the step that only one of its ways has, way by way.
    private static let ways = [
        "upgrade-milvus-standalone-docker": ["replace-containers", "run-migration"],
        "upgrade-milvus-cluster-docker": ["replace-containers", "run-migration"],
        "upgrade-milvus-cluster-operator": ["patch-rolling", "patch-image", "create-migration"],
    ]

    @Test(arguments: ways.keys.sorted(), ["2.1.0", "2.1.4", "2.2.0", "2.2.2", "2.2.3", "2.2.16", "2.3.0", "2.4.23"])
    func everyVersionHasExactlyOneWay(id: String, version: String) throws {
        var options = ["source_version=\(version)"]
        if id.hasSuffix("docker") { options.append("object_storage=minio") }
        let (planner, bindings) = try planner(id, options)
        #expect(planner.obstacles(bindings) == [])
        let steps = try planner.plan(bindings).steps.map(\.id)
        #expect((Self.ways[id] ?? []).filter(steps.contains).count == 1, "\(steps)")
    }

    @Test(arguments: [
        ("upgrade-milvus-standalone-docker", "minio", ["minio-is-recent"]),
        ("upgrade-milvus-standalone-docker", "older-minio", ["minio-migrated", "minio-is-recent"]),
        ("upgrade-milvus-standalone-docker", "other", []),
        ("upgrade-milvus-cluster-docker", "minio", ["minio-is-recent"]),
        ("upgrade-milvus-cluster-docker", "older-minio", ["minio-decided"]),
        ("upgrade-milvus-cluster-docker", "other", []),
    ])
    func theObjectStorageDecidesWhatIsAskedOfMinIO(id: String, storage: String, expected: [String]) throws {
        let (planner, bindings) = try planner(id, ["source_version=2.2.4", "object_storage=\(storage)"])
        let steps = try planner.plan(bindings).steps.map(\.id)
        #expect(steps.filter { $0.hasPrefix("minio-") } == expected)
    }

    @Test(arguments: [("2.2.4", "2.4.23", true), ("2.2.4", "2.2.16", false), ("2.3.0", "2.4.23", false)])
    func aCopyOfTheDataIsAskedForWhereNoImageLeadsBack(source: String, target: String, isAsked: Bool) throws {
        let options = ["source_version=\(source)", "target_version=\(target)", "object_storage=minio"]
        let (planner, bindings) = try planner("upgrade-milvus-standalone-docker", options)
        #expect(try planner.plan(bindings).steps.contains { $0.id == "data-copied" } == isAsked)
    }

    /// The migration tool refuses every later target, to migrate and to roll back.
    @Test(arguments: ways.keys.sorted())
    func metadataIsMigratedToTheFormOf22(id: String) throws {
        let names = ["migration-config", "migration-manifest"]
        let step = try #require(try runbook(id).steps.first { names.contains($0.id) })
        let lines = step.template.source.split(separator: "\n").map { $0.filter { $0 != "\"" && $0 != " " } }
        #expect(lines.contains { $0 == "targetVersion:2.2.0" || $0 == "targetVersion:v2.2.0" })
    }

    @Test(arguments: [
        ("upgrade-milvus-standalone-docker", ["source_version=2.0.2"], "source-in-scope"),
        ("upgrade-milvus-standalone-docker", ["source_version=2.1.0", "target_version=2.1.4"], "target-in-scope"),
        ("upgrade-milvus-cluster-docker", ["source_version=2.4.1", "target_version=2.6.0"], "target-in-scope"),
        ("upgrade-milvus-cluster-docker", ["source_version=2.4.1", "target_version=2.3.0"], "target-not-below-source"),
        ("upgrade-milvus-cluster-operator", ["source_version=2.1.0", "target_version=2.1.4"], "target-reads-metadata"),
        ("upgrade-milvus-cluster-operator", ["source_version=2.2.1", "update_mode=all"], "mode-needs-rolling"),
    ])
    func whatTheGuidesDoNotCoverIsRefused(id: String, options: [String], requirement: String) throws {
        let storage = id.hasSuffix("docker") ? ["object_storage=minio"] : []
        let (planner, bindings) = try planner(id, options + storage)
        #expect(planner.obstacles(bindings).map { $0.arguments["id"] } == [requirement])
    }
}
