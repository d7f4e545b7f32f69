import Localization
import Planning
import RunbookModel
import SystemPackage
import Testing

/// The French README says what the English one does.
struct ReadmeTwinTests {
    @Test func headingsAreTheSame() throws {
        #expect(try Document("README.md").headingLevels == Document("README.fr.md").headingLevels)
    }

    @Test func blocksAreTheSameApartFromTheirWords() throws {
        let english = try Document("README.md").examples
        let french = try Document("README.fr.md").examples
        #expect(english.map(\.language) == french.map(\.language))
        #expect(english.map(\.directive) == french.map(\.directive))
        for (left, right) in zip(english, french) where !["text", "markdown"].contains(left.language) {
            #expect(left.code == right.code)
        }
    }

    @Test func runbooksInThemDoTheSame() throws {
        let fingerprints = try ["README.md", "README.fr.md"].map { path in
            try Document(path).examples.filter(\.isRunbook).map { example in
                Fingerprint(try #require(ExampleRunbook.parse(example).runbook)).digest
            }
        }
        #expect(!fingerprints[0].isEmpty)
        #expect(fingerprints[0] == fingerprints[1])
    }

    @Test(arguments: [("README.md", "en"), ("README.fr.md", "fr")])
    func screenIsInTheWordsOfTheCatalog(path: String, language: String) throws {
        let words = Localizer(embedded: try #require(LanguageTag(language)))
        let screen = try #require(try Document(path).examples.first { $0.directive == "screen" }).code
        let lines = screen.split(separator: "\n").map(String.init)
        let effect = words("training.effect.writes.new", ["file": "milvusupgrade.yaml"])
        #expect(lines.contains(effect))
        #expect(lines.contains(words("run.question.write")))
        #expect(screen.contains(words("run.position", ["number": "9", "count": "13"])))
        #expect(screen.contains(words("training.mark")))
        for name in ["write", "skip", "list", "copy", "quit", "help"] {
            #expect(screen.contains("[\(words("run.keys.\(name)"))] \(words("run.labels.\(name)"))"))
        }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
