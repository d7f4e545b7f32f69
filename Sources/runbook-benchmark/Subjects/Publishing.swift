internal import Foundation

/// How fast runbooks become a site.
struct Publishing: Sendable {
    static let area = "render"

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(1000, quick: 20)
        _ = try bench.folder("render")
        for number in 0..<count {
            let text = StepDocument.text(8, command: "echo part of document \(number)")
            try bench.write(
                text.replacing("# Steps", with: "# Document \(number)"),
                to: "render/runbooks/doc-\(number)/en.md"
            )
            try bench.write(text, to: "render/mkdocs/docs/doc-\(number).md")
        }
        let folder = bench.scratch + "/render"
        let subject = (
            "runbook render, \(count) runbooks",
            bench.runbook(["render", "--runbooks", folder + "/runbooks", "--output", folder + "/site"])
        )
        if bench.peers.debian("cmark", package: "cmark") != nil {
            let script = #"for file in "$1"/docs/*.md; do cmark "$file" > "$1/out.html"; done"#
            try bench.compareTimes(
                Self.area,
                subject,
                ("cmark, a process a file", Command.shell(script, [folder + "/mkdocs"])),
                goal: .atMost(3),
                rounds: bench.longRounds
            )
        }
        try compareWithMkDocs(subject, folder + "/mkdocs", bench)
    }

    private func compareWithMkDocs(_ subject: (String, Command), _ folder: String, _ bench: Workbench) throws {
        guard let mkdocs = bench.peers.python("mkdocs", packages: ["mkdocs", "mkdocs-material"]) else {
            return bench.note("MkDocs could not be installed")
        }
        try bench.write("site_name: Runbooks\ntheme: {name: material}\n", to: "render/mkdocs/mkdocs.yml")
        let build = Command(arguments: [mkdocs, "build", "--quiet", "--clean"], directory: folder)
        try bench.compareTimes(
            Self.area,
            subject,
            ("MkDocs with Material", build),
            goal: .timesFaster(20),
            rounds: bench.longRounds
        )
    }
}
