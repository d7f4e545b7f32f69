import FoundationEssentials
import Planning
import RunbookModel
import SystemPackage
import Testing
import Training

/// A runbook with a choice, a file, a change, a check and a failure.
struct SmallRunbook {
    var runbook: Runbook
    var plan: Plan
    var bindings: Bindings

    private static let definition = """
        id: small
        parameters:
          release: {type: name, default: one}
          version: {type: version, default: 2.3}
        """

    private static let page = """
        # Small

        - From 2.0 on: [change it](#change).
        - Before: [make it anew](#anew).

        ## Change {#change when="version >= 2.0"}

        ```yaml {#manifest file=small.yaml}
        kind: Small
        metadata:
          name: {{release}} # the one
        spec:
          image: "small:v{{version}}"
          copies: 2
        ```

        ```shell {#apply}
        helm repo update
        kubectl apply -f small.yaml
        ```

        ```text {.output .failure for=apply}
        error: no
        ```

        ```shell {#healthy .check for=apply}
        kubectl get small {{release}}
        ```

        ```text {.output for=healthy}
        fine
        ```

        ## Anew {#anew when="version < 2.0"}

        ```shell {#remake}
        if true; then kubectl delete small {{release}}; fi
        ```

        ## More {#more when="version >= 3"}

        ```shell {#more-work}
        kubectl create -f more.yaml
        ```

        ## End {#end}

        ```shell {#last}
        kubectl delete small {{release}}-old
        ```
        """

    init(version: String = "2.3") throws {
        let source = RunbookSource(
            id: "small",
            language: "en",
            languages: ["en"],
            markdown: .init(path: "small/en.md", bytes: Array("---\ntitle: Small\n---\n\(Self.page)\n".utf8)),
            definition: .init(path: "small/runbook.yml", bytes: Array(Self.definition.utf8))
        )
        let parsed = RunbookParser().parse(source)
        runbook = try #require(parsed.runbook, "\(parsed.diagnostics)")
        #expect(parsed.isValid, "\(parsed.diagnostics)")
        let given = try GivenValues(options: ["version=\(version)"], file: nil, environment: [:])
        bindings = given.bind(to: runbook).bindings
        bindings = Planner(runbook: runbook).bindDefaults(bindings).bindings
        plan = try Planner(runbook: runbook).plan(bindings)
    }

    func lessonPlan(_ lesson: Lesson = Lesson()) -> LessonPlan {
        LessonPlan(runbook, plan, bindings, lesson)
    }
}

/// A folder with the files of a lesson.
struct LessonFolder {
    let path: FilePath

    init(_ files: [String: String]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lesson-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        path = FilePath(folder.path)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path.string) }
}
