import RunbookModel
import SystemPackage

/// A runbook that a document shows.
enum ExampleRunbook {
    static func parse(_ example: Document.Example) -> ParsedRunbook {
        let path = FilePath("example.md")
        return RunbookParser().parse(
            RunbookSource(
                id: "example",
                language: nil,
                languages: ["und"],
                markdown: RunbookSource.File(path: path, bytes: Array(example.code.utf8)),
                definition: nil
            )
        )
    }
}
