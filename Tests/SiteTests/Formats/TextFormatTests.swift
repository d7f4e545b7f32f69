import Localization
import Planning
import RunbookModel
import TestSupport
import Testing

@testable import Site

/// A small runbook in every format of text, as it is in each language.
struct TextFormatTests {
    private static let definition = """
        id: cache
        guide: {page: restart.md, version: v1.2, omitted: [3]}
        requires: [{tool: kubectl, version: 1.20, command: kubectl version}]
        parameters:
          release: {type: name, default: my-cache}
          version: {type: version}
          token: {type: secret}
        """

    private static let english = """
        ---
        title: Restart the cache
        summary: Restarts {{release}} and loses nothing.
        parameters:
          release: {label: Name}
          version: {label: Version in service}
          token: {label: Token}
        deviations: {apply: "It names the settings.", 3: "It is about another product."}
        ---
        # Restart the cache {#cache}

        <!-- for authors -->
        See [the site](https://localhost/a), [this](javascript:alert), ![a plan](plan.png) and [other](../other/en.md#a).

        - From 2: [rolling](#rolling).
        - Before 2: [stop and start](#stop-start).

        ## Rolling restart {#rolling when="version >= 2.0"}

        > Keep *all* settings of **{{release}}** – `a\\b`, `it's`, <b>.

        ```yaml {#settings file=cache.yaml}
        name: {{release}} # the one to restart
        ```

        ```shell {#apply .deviation guide="1,2" timeout=2m}
        kubectl apply -f cache.yaml
        .hidden 'a' "b" \\n ~ ^ ` ```
        ```

        ```text {.output for=apply}
        cache/{{release}} configured
        ```

        ```text {.output .failure for=apply}
        error: no such file
        ```

        ```shell {.rollback for=apply}
        kubectl rollout undo deployment/{{release}}
        ```

        ```shell {.rehearsal for=apply}
        kubectl apply --dry-run=server -f cache.yaml
        ```

        ### Look at it

        ```shell {#look .check}
        kubectl get pods -l version={{version}}
        ```

        #### What it means

        1. One
           - deeper
        2. Two

        ## Stop and start {#stop-start when="version < 2.0"}

        - [ ] Tell the team. {#tell}
        - [ ] Wait for {{release}}. {#wait when="release == 'my-cache'"}

        ```shell {#drop .irreversible}
        kubectl delete pvc {{release}}
        ```

        """

    private static let french = """
        ---
        title: Redémarrer le cache
        summary: Redémarre {{release}} sans rien perdre.
        parameters:
          release: {label: Nom}
          version: {label: Version en service}
          token: {label: Jeton}
        deviations: {apply: "La configuration est nommée.", 3: "Il porte sur un autre produit."}
        ---
        # Redémarrer le cache {#cache}

        - À partir de 2\u{A0}: [redémarrage progressif](#rolling).
        - Avant 2\u{A0}: [arrêt puis démarrage](#stop-start).

        ## Redémarrage progressif {#rolling when="version >= 2.0"}

        > Gardez *toute* la configuration\u{202F}: «\u{A0}{{release}}\u{A0}»\u{202F}!

        ```shell {#apply .deviation guide="1,2"}
        kubectl apply -f cache.yaml
        ```

        ## Arrêt puis démarrage {#stop-start when="version < 2.0"}

        - [ ] Prévenez l’équipe. {#tell}

        """

    private static func site() throws -> Site {
        var entry = try SampleSite.entry("cache", ["en": english, "fr": french], definition: definition)
        entry.pictures["plan.png"] = SitePicture(path: "plan.png", bytes: [1])
        let other = try SampleSite.entry("other", ["en": "# Other\n\n```sh {#a}\ntrue\n```\n"])
        return try Site([entry, other], in: SampleSite.localizers(["en", "fr"]))
    }

    @Test(arguments: TextFormat.allCases, ["en", "fr"])
    func textIsAsItsFileSays(format: TextFormat, language: String) throws {
        let site = try Self.site()
        let entry = try #require(site.entries.first { $0.id == "cache" })
        let text = try #require(try site.text(of: entry, in: language, as: format))
        try Snapshot.compare(text, to: Site.name("cache", language, format.suffix))
    }

    @Test(arguments: TextFormat.allCases)
    func everyRunbookHasAFileInEachOfItsLanguages(format: TextFormat) throws {
        let site = try Self.site()
        let paths = try site.files(as: format).map(\.path)
        let names = ["cache.en", "cache.fr", "other.en"].map { "\($0).\(format.suffix)" }
        #expect(paths == names + (format == .markdown ? ["assets/pictures/cache/plan.png"] : []))
        let again = try Self.site().files(as: format).map(\.bytes)
        let bytes = try site.files(as: format).map(\.bytes)
        #expect(bytes == again)
    }

    @Test(arguments: TextFormat.allCases)
    func secretsAreInNoText(format: TextFormat) throws {
        var site = try Self.site()
        var entry = try #require(site.entries.first { $0.id == "cache" })
        let secret = ParameterValue(accepted: "hunter2", as: .secret)
        entry.given = Bindings(values: ["token": BoundValue(secret, from: .environment)])
        site = try Site([entry], in: SampleSite.localizers(["en"]))
        let files = try site.files(as: format)
        #expect(!files.isEmpty)
        #expect(files.allSatisfy { !$0.text.contains("hunter2") })
    }

    @Test func givenValuesStandInTheRunbook() throws {
        let entry = try SampleSite.entry("cache", ["en": Self.english], definition: Self.definition)
        let shop = ParameterValue(accepted: "shop", as: .name)
        let given = Bindings(values: ["release": BoundValue(shop, from: .option)])
        let filled = try #require(entry.runbooks["en"]).filled(given: given)
        #expect(filled.summary == "Restarts shop and loses nothing.")
        #expect(filled.step("settings")?.template.source.contains("name: shop") == true)
        #expect(filled.step("look")?.template.source.contains("{{version}}") == true)
    }
}
