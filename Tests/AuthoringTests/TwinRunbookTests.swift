import RunbookModel
import SystemPackage
import Testing

/// The runbooks for a standalone instance and for a cluster: what is the same step in both must be the same code.
struct TwinRunbookTests {
    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent()
    private static let library = RunbookLibrary(folders: [root.appending("runbooks")])

    /// The steps of a runbook's English page that name themselves, with their code.
    private func code(_ id: String) throws -> [String: String] {
        let place = try #require(Self.library.locate(id))
        let runbook = try #require(RunbookParser().parse(try place.source(language: "en")).runbook)
        let named = runbook.steps.filter(\.hasOwnID).map { ($0.id, $0.template.source) }
        return Dictionary(named) { first, _ in first }
    }

    /// A mend of one of two twins is easily forgotten in the other; what differs on purpose is named here.
    @Test(arguments: [
        ("operator", ["image-manifest"]),
        ("helm", ["images-to-come", "running-image", "storage-stays", "upgrade-release"]),
        (
            "docker",
            [
                "containers-after", "data-is-mounted", "image-merged", "image-override",
                "migrated-containers-after", "migrated-image-merged", "migrated-image-override", "milvus-answers",
                "new-image-runs", "new-version-answers",
                "new-version-runs", "override-can-be-written", "running-image", "stop-milvus",
            ]
        ),
    ])
    func sameStepIsTheSameCode(way: String, different: [String]) throws {
        let standalone = try code("upgrade-milvus-standalone-\(way)")
        let cluster = try code("upgrade-milvus-cluster-\(way)")
        let shared = standalone.keys.filter { cluster[$0] != nil }
        #expect(shared.count > 10)
        #expect(shared.filter { standalone[$0] != cluster[$0] }.sorted() == different)
    }
}
