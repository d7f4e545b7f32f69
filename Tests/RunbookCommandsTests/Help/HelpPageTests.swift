import Localization
import Rendering
import Testing

@testable import RunbookCommands

struct HelpPageTests {
    private func page(_ path: [String], _ language: String, width: Int = 80) throws -> String {
        let localizer = Localizer(embedded: try #require(LanguageTag(language)))
        return try HelpPage.text(for: path, in: ToolInfo(of: SampleRoot.self), localizer: localizer, width: width)
    }

    @Test func frenchPageIsFrenchThroughout() throws {
        let expected = """
            Suit un runbook étape par étape.

            Utilisation\u{A0}: runbook run [<options>] --values <fichier> <runbook>

            Chaque étape est montrée avant de s’exécuter et ne s’exécute qu’après
            confirmation. Un journal garde la trace de ce qui a été fait.

            Arguments\u{A0}:
              <runbook>  Identifiant d’un runbook, ou chemin de son fichier ou de son
                         dossier.

            Options\u{A0}:
              --lang <étiquette>        Langue des messages et des runbooks, par une
                                        étiquette comme fr ou en. À défaut, RUNBOOK_LANG,
                                        LC_ALL, LC_MESSAGES et LANG la donnent.
              --values <fichier>        Fichier YAML de valeurs de paramètres.
              -p, --param <nom=valeur>  Valeur d’un paramètre. Peut être répétée.
              --color <quand>           Quand utiliser des couleurs. NO_COLOR les désactive.
                                        (valeurs\u{A0}: auto, always, never\u{202F}; par défaut\u{A0}: auto)
              --count <count>           (par défaut\u{A0}: 1)
              --depth <depth>
              -y, --yes                 Confirme d’avance toutes les étapes qui peuvent
                                        l’être. Les étapes irréversibles et manuelles
                                        demandent --allow et --done.
              --version                 Affiche la version.
              -h, --help                Affiche cette aide.

            """
        let actual = try page(["runbook", "run"], "fr")
        #expect(actual == expected)
    }

    @Test func rootPageListsVisibleCommands() throws {
        let text = try page(["runbook"], "en")
        #expect(
            text.hasPrefix(
                "Follow, check and practise runbooks written in Markdown.\n\nUsage: runbook <command>\n"
            )
        )
        #expect(
            text.contains(
                "\nCommands:\n  list, ls  List the runbooks that can be found.\n  run       Follow a runbook step by step.\n"
            )
        )
        #expect(text.hasSuffix("\nFor one command in detail: runbook help <command>\n"))
        #expect(!text.contains("secret"))
    }

    @Test(arguments: [30, 50, 80, 200], ["en", "fr"])
    func noLineIsWiderThanTheTerminal(width: Int, language: String) throws {
        for path in [["runbook"], ["runbook", "run"], ["runbook", "list"], ["runbook", "help"]] {
            for line in try page(path, language, width: width).split(separator: "\n") {
                // A single word may be wider than a line: it is not cut.
                let isOneWord = line.split(separator: " ").count == 1
                #expect(DisplayWidth.width(of: String(line)) <= width || isOneWord, "\(line)")
                #expect(line.last != " ")
            }
        }
    }

    @Test(arguments: [-1, 0, 1])
    func absurdWidthIsSurvived(width: Int) throws {
        #expect(try page(["runbook", "run"], "fr", width: width).contains("--lang"))
    }

    @Test func nothingHiddenIsShown() throws {
        #expect(try !page(["runbook", "run"], "en").contains("internal"))
    }

    @Test func unknownNamesArePassedOver() throws {
        #expect(try page(["runbook", "run", "nothing"], "en") == page(["runbook", "run"], "en"))
        #expect(try page(["runbook", "ls"], "en") == page(["runbook", "list"], "en"))
    }
}
