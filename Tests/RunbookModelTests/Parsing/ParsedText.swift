import MarkdownTree
import RunbookModel
import SystemPackage

/// Parses a runbook from texts: a lone file `guide.md`, or one language of a folder where there is a definition.
func parse(_ markdown: String, definition: String? = nil, languages: [String] = ["en"]) -> ParsedRunbook {
    parse(bytes: Array(markdown.utf8), definition: definition.map { Array($0.utf8) }, languages: languages)
}

/// Parses a runbook from bytes.
func parse(bytes: [UInt8], definition: [UInt8]? = nil, languages: [String] = ["en"]) -> ParsedRunbook {
    RunbookParser().parse(
        RunbookSource(
            id: "guide",
            language: definition == nil ? nil : languages.first,
            languages: languages,
            markdown: .init(path: "guide.md", bytes: bytes),
            definition: definition.map { .init(path: "runbook.yml", bytes: $0) }
        )
    )
}

extension ParsedRunbook {
    /// The faults, each as `guide.md:3:1 unclosedFence`.
    var faults: [String] {
        diagnostics.map { "\($0.path?.string ?? ""):\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" }
    }
}

extension Runbook {
    /// What each section holds, a line an element.
    var outline: [String] {
        sections.flatMap { section in
            let heading = section.level > 0 ? ["\(String(repeating: "#", count: section.level)) \(section.anchor)"] : []
            return heading + section.elements.map(describe)
        }
    }

    private func describe(_ element: Section.Element) -> String {
        switch element {
        case .prose(let block): "prose \(block.range.start.line)"
        case .step(let id): "step \(id) \(step(id).map { "\($0.role.written)" } ?? "?")"
        case .output(let output, let id): "\(output.isFailure ? "failure" : "output") of \(id)"
        case .example(let code): "example \(code.language)"
        case .choice(let choice): "choice \(choice.options.map(\.section).joined(separator: " | "))"
        }
    }
}

extension Step.Role {
    /// The role and the step that it serves.
    var written: String {
        switch self {
        case .forward: "forward"
        case .check(let target): "check" + (target.map { " for \($0)" } ?? "")
        case .rollback(let target): "rollback for \(target)"
        case .rehearsal(let target): "rehearsal for \(target)"
        }
    }
}
