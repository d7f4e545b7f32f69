package import MarkdownTree
package import SystemPackage

/// A runbook in one language, read and checked.
package struct Runbook: Sendable {
    package var id: String
    /// The BCP 47 tag of this language; `und` for a lone file that does not tell.
    package var language: String
    package var title: String
    package var summary: String?
    /// The short name that a tab shows.
    package var label: String?
    package var group: String?
    package var order: Int?
    package var series: String?
    package var guide: GuideReference?
    package var requiredTools: [ToolRequirement]
    package var parameters: [Parameter]
    package var requirements: [Requirement]
    package var protections: [Protection]
    /// The reasons of deviations from the guide, by step id or block number.
    package var deviations: [String: String]
    /// Why steps that change something have no rehearsal, by step id.
    package var rehearsals: [String: String]
    package var translation: Translation?
    /// In source order; the first has level 0 where text stands before the first heading.
    package var sections: [Section]
    /// Every step of every role, in source order.
    package var steps: [Step]
    /// The Markdown file.
    package var path: FilePath
    /// `runbook.yml`, for a runbook that is a folder.
    package var definitionPath: FilePath?
    /// The bytes of the Markdown file, then of the definition file, which the digest covers.
    package var sourceBytes: [[UInt8]]
    /// The numbers of the Markdown file's lines that belong to code blocks, their fences among them.
    package var codeLines: Set<Int>

    package init(id: String, language: String, title: String, path: FilePath) {
        self.id = id
        self.language = language
        self.title = title
        self.path = path
        requiredTools = []
        parameters = []
        requirements = []
        protections = []
        deviations = [:]
        rehearsals = [:]
        sections = []
        steps = []
        sourceBytes = []
        codeLines = []
    }

    package func step(_ id: String) -> Step? {
        steps.first { $0.id == id }
    }

    /// Whether it has a rehearsal of some step, or says why one has none: then it says so of every change.
    package var tellsOfRehearsals: Bool {
        !rehearsals.isEmpty || steps.contains { if case .rehearsal = $0.role { true } else { false } }
    }

    package func parameter(_ name: String) -> Parameter? {
        parameters.first { $0.name == name }
    }
}

/// The published page that a runbook matches.
package struct GuideReference: Sendable, Hashable {
    package var page: String
    package var version: String?
    /// SHA-256 of the page, in hexadecimal, by language.
    package var digests: [String: String]
    /// Code blocks of the guide that are left out on purpose, from 1.
    package var omitted: [Int]

    package init(page: String, version: String? = nil, digests: [String: String] = [:], omitted: [Int] = []) {
        self.page = page
        self.version = version
        self.digests = digests
        self.omitted = omitted
    }
}

/// A tool that must be installed.
package struct ToolRequirement: Sendable, Hashable {
    /// The program's name on the search path.
    package var name: String
    package var minimumVersion: Version?
    /// A read-only command that prints the version.
    package var versionCommand: String?

    package init(name: String, minimumVersion: Version? = nil, versionCommand: String? = nil) {
        self.name = name
        self.minimumVersion = minimumVersion
        self.versionCommand = versionCommand
    }
}

/// What must hold before anything runs.
package struct Requirement: Sendable {
    package var id: String
    package var condition: Condition
    /// What to tell the reader where it does not hold.
    package var message: Template?
    package var location: SourceLocation?

    package init(id: String, condition: Condition, message: Template? = nil, location: SourceLocation? = nil) {
        self.id = id
        self.condition = condition
        self.message = message
        self.location = location
    }
}

/// What must not change under a run: a read-only command whose output is compared.
package struct Protection: Sendable {
    package var id: String
    package var command: Template
    /// What the reader calls it.
    package var label: String?
    package var location: SourceLocation?

    package init(id: String, command: Template, label: String? = nil, location: SourceLocation? = nil) {
        self.id = id
        self.command = command
        self.label = label
        self.location = location
    }
}

/// Of what a language file is a translation, and how far it has come.
package struct Translation: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable {
        case draft
        case done
    }

    package var source: String
    package var status: Status
    /// The digest of each source section as it was translated, by section id.
    package var sections: [String: String]

    package init(source: String, status: Status, sections: [String: String] = [:]) {
        self.source = source
        self.status = status
        self.sections = sections
    }
}
