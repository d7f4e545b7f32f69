import Testing

/// What stands where.
struct LayoutTests {
    @Test func topLevelHoldsWhatItMustAndNothingElse() throws {
        // Package.resolved is made by the build and not kept.
        let names = try ProjectFiles.names().filter { $0 != "Package.resolved" }
        #expect(
            Set(names) == [
                "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Package.swift", "README.fr.md", "README.md", "Sources",
                "Tests", "locales", "runbooks",
            ]
        )
    }

    @Test(arguments: [".build*", "Package.resolved"])
    func whatTheBuildMakesIsIgnored(_ name: String) throws {
        #expect(try ProjectFiles.text(".gitignore").split(separator: "\n").contains { $0.hasPrefix(name) })
    }

    @Test func everyTargetWithLogicHasTests() throws {
        let tests = try ProjectFiles.names(in: "Tests").filter { $0.hasSuffix("Tests") }.map { $0.dropLast(5) }
        let targets = try ProjectFiles.names(in: "Sources").filter {
            // The quick form of the benchmark, which continuous integration runs, is its test.
            !["CCmark", "CLibXML2", "CPosix", "runbook", "runbook-benchmark"].contains($0)
        }
        #expect(Set(targets).subtracting(tests.map(String.init)) == ["TestSupport"])
    }
}
