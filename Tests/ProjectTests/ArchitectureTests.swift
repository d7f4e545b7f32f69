import Testing

/// The table in CONTRIBUTING.md is the law; the imports of the sources are held against it.
struct ArchitectureTests {
    @Test func tableNamesEveryTargetAndNoOther() throws {
        let table = try ArchitectureTable()
        #expect(table.rows.map(\.target).sorted() == (try ProjectFiles.names(in: "Sources")))
    }

    @Test func tableAllowsWhatTheSystemOffers() throws {
        #expect(try ArchitectureTable().common.contains("SystemPackage"))
    }

    @Test(arguments: try ProjectFiles.swiftFiles(in: "Sources"))
    func fileImportsOnlyWhatItsTargetMay(_ path: String) throws {
        let table = try ArchitectureTable()
        let target = path.split(separator: "/")[1]
        let row = try #require(table.rows.first { $0.target == target })
        for module in SwiftCode(try ProjectFiles.text(path)).imports where !table.common.contains(module) {
            #expect(row.allowed.contains(module), "\(target) may not import \(module)")
        }
    }

    @Test func onlyCommandsImportTheArgumentParser() throws {
        let rows = try ArchitectureTable().rows.filter { $0.allowed.contains("ArgumentParser") }
        #expect(rows.map(\.target) == ["RunbookCommands"])
    }

    @Test func targetsDoNotImportEachOtherInACircle() throws {
        var rows = try ArchitectureTable().rows
        while let leaf = rows.firstIndex(where: { row in !rows.contains { row.allowed.contains($0.target) } }) {
            rows.remove(at: leaf)
        }
        #expect(rows.map(\.target).isEmpty)
    }
}

/// The architecture table of CONTRIBUTING.md.
private struct ArchitectureTable {
    struct Row {
        var target: String
        var allowed: [String]
    }

    var rows: [Row]
    /// The modules that every target may import.
    var common: [String]

    init() throws {
        let lines = try ProjectFiles.text("CONTRIBUTING.md").split(separator: "\n", omittingEmptySubsequences: false)
        let header = try #require(lines.firstIndex { $0.hasPrefix("| target | responsibility | may import |") })
        rows = lines[(header + 2)...].prefix { $0.hasPrefix("|") }
            .compactMap { line in
                let cells = line.split(separator: "|").map(String.init)
                guard cells.count == 3, let target = Self.names(in: cells[0]).first else { return nil }
                return Row(target: target, allowed: Self.names(in: cells[2]))
            }
        common = Self.names(in: String(lines.first { $0.hasPrefix("Any target may import") } ?? ""))
    }

    /// What stands between backticks.
    private static func names(in text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }
}
