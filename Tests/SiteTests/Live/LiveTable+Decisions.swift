import Localization
import RunbookModel

@testable import Site

extension LiveTable {
    private static let given: [[String: String]] = [
        [:], ["source_version": "2.1.4"], ["source_version": "2.2.3"], ["source_version": "2.2.2"],
        ["source_version": "2.0"],
        ["source_version": "2.3.1", "update_mode": "rollingDowngrade"], ["update_mode": "all"],
        ["target_version": "2.6-rc1"],
        ["source_version": "2.3.1", "update_mode": "rollingDowngrade", "older_version": "2.2.9"],
        ["source_version": "2.3.1", "update_mode": "all", "target_version": "2.2"],
        ["source_version": "2.1.4", "release": "other", "namespace": "x"],
    ]

    /// A runbook with what the shipped ones lack: several ways that hold, late values, defaults of defaults.
    private static let manyWays = """
        ---
        title: Many ways
        parameters:
          a: {type: integer, default: 1}
          b: {type: text, default: "x{{a}}"}
          c: {type: version, when: "a > 2"}
          late: {type: text}
          d: {type: text, default: "{{b}}-{{c}}"}
          filled: {type: text, default: kept}
          flag: {type: boolean, default: "false"}
          free: {type: text}
        require:
          - {id: bounded, condition: "a < 10"}
          - {id: known, condition: "late != 'x'"}
        ---
        # Many ways {#top}

        - [One](#one)
        - [Two](#two)

        ## One {#one when="a >= 1"}

        ```shell {#first capture=late}
        echo "{{b}}"
        ```

        ## Two {#two when="a >= 2"}

        Uses {{free}}.

        ```shell {#second when="flag"}
        echo "{{d}}"
        ```

        ```shell {#fill capture=filled when="flag"}
        echo x
        ```

        ## Then {#then}

        - [Left](#left)
        - [Right](#right)

        ### Left {#left when="late == 'l'"}

        ```shell {#left-step}
        echo "{{filled}}"
        ```

        ### Right {#right when="late != 'l' or flag"}

        ```shell {#right-step .check}
        echo "{{filled}}"
        ```

        ```shell {.rollback for=left-step when="c >= 2"}
        echo {{c}}
        ```
        """

    mutating func addDecisions() throws {
        let shipped = ["standalone-operator", "standalone-helm", "standalone-docker", "cluster-operator"]
        for id in shipped { addDecisions(try TestSite.runbook("upgrade-milvus-\(id)", in: "fr"), Self.given) }
        let runbook = try TestSite.runbook("many-ways", Self.manyWays)
        let texts: [[String: String]] = [
            [:], ["a": "0"], ["a": "2"], ["a": "3"], ["a": "3", "c": "2"], ["a": "3", "c": "1", "flag": "true"],
            ["a": "10"],
            ["flag": "true"], ["a": "2", "free": ""], ["a": "-1", "b": "", "flag": "true"],
            ["d": "y", "a": "2", "flag": "true"],
        ]
        addDecisions(runbook, texts, choosing: [[], ["one"], ["two"], ["left"], ["right"], ["two", "right"], ["top"]])
    }

    private mutating func addDecisions(
        _ runbook: Runbook,
        _ given: [[String: String]],
        choosing ways: [[String]] = [[]]
    ) {
        let number = add(LivePageBuilder(runbook).page(Localizer(embedded: .english)))
        for chosen in ways {
            add(given.map { LiveCase.decision(runbook, page: number, given: $0, chosen: chosen) })
        }
    }
}
