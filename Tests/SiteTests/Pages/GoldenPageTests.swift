import TestSupport
import Testing

@testable import Site

/// The whole page of a small runbook, as it is in each language.
struct GoldenPageTests {
    private static let definition = """
        id: cache
        guide: {page: restart.md, version: v1.2, omitted: [3]}
        requires: [{tool: kubectl, version: 1.20, command: kubectl version}]
        parameters:
          release: {type: name, default: my-cache}
          version: {type: version}
          token: {type: secret}
        require: [{id: known, condition: version >= 1.0}]
        """

    private static let english = """
        ---
        title: Restart the cache
        summary: Restarts {{release}} and loses nothing.
        parameters:
          release: {label: Name, help: "See `kubectl get cache`."}
          version: {label: Version in service}
          token: {label: Token}
        require: {known: "Before 1.0 there is no way."}
        deviations: {apply: "It names the settings.", 3: "It is about another product."}
        ---
        # Restart the cache {#cache aliases="Restart"}

        - From 2: [rolling](#rolling).
        - Before 2: [stop and start](#stop-start).

        ## Rolling restart {#rolling when="version >= 2.0"}

        > Keep the settings of {{release}}.

        ```yaml {#settings file=cache.yaml}
        name: {{release}} # the one to restart
        ```

        ```shell {#apply .deviation guide="1,2" timeout=2m}
        kubectl apply -f cache.yaml
        ```

        ```text {.output for=apply}
        cache/{{release}} configured
        ```

        ```shell {.rollback for=apply}
        kubectl rollout undo deployment/{{release}}
        ```

        ## Stop and start {#stop-start when="version < 2.0"}

        - [ ] Tell the team. {#tell}

        """

    private static let french = """
        ---
        title: Redémarrer le cache
        summary: Redémarre {{release}} sans rien perdre.
        parameters:
          release: {label: Nom, help: "Voir `kubectl get cache`."}
          version: {label: Version en service}
          token: {label: Jeton}
        require: {known: "Avant 1.0, il n’y a pas de chemin."}
        deviations: {apply: "La configuration est nommée.", 3: "Il porte sur un autre produit."}
        ---
        # Redémarrer le cache {#cache aliases="Restart"}

        - À partir de 2 : [redémarrage progressif](#rolling).
        - Avant 2 : [arrêt puis démarrage](#stop-start).

        ## Redémarrage progressif {#rolling when="version >= 2.0"}

        > Gardez la configuration de {{release}}.

        ```yaml {#settings file=cache.yaml}
        name: {{release}} # celle à redémarrer
        ```

        ```shell {#apply .deviation guide="1,2" timeout=2m}
        kubectl apply -f cache.yaml
        ```

        ```text {.output for=apply}
        cache/{{release}} configured
        ```

        ```shell {.rollback for=apply}
        kubectl rollout undo deployment/{{release}}
        ```

        ## Arrêt puis démarrage {#stop-start when="version < 2.0"}

        - [ ] Prévenez l’équipe. {#tell}

        """

    @Test(arguments: ["index.html", "en/index.html", "fr/index.html", "en/cache/index.html", "fr/cache/index.html"])
    func pageIsAsItsFileSays(path: String) throws {
        let texts = ["en": Self.english, "fr": Self.french]
        let entry = try SampleSite.entry("cache", texts, definition: Self.definition)
        let page = try Site([entry], in: SampleSite.localizers(["en", "fr"])).text(path)
        #expect(MarkupPage(page).faults == [])
        // The model of the script has tests of its own.
        let frame = page.replacing(#/(<script type="application/json" id="page-model">).*?(</script>)/#) { match in
            match.output.1 + "…" + match.output.2
        }
        try Snapshot.compare(frame, to: path.replacing("/", with: "-"))
    }
}
