import RunbookModel
import Testing

/// Values that a block before makes unsafe: variables, functions and aliases carry over between steps.
struct InheritedDefinitionTests {
    private func faults(_ first: String, _ second: String) -> [String] {
        parse(
            """
            ---
            parameters: {value: {type: text}}
            ---
            ```bash
            \(first)
            ```

            ```bash
            \(second)
            ```
            """
        ).faults
    }

    @Test(arguments: [
        ("declare -i n", "n={{value}}"), ("f() { eval \"$1\"; }", "f {{value}}"),
        ("function f { bash -c \"$1\"; }", "f {{value}}"), ("typeset -n r=x", "r={{value}}"),
    ])
    func blockBeforeMakesAPlaceUnsafe(first: String, second: String) {
        #expect(faults(first, second).map { $0.split(separator: " ").last } == ["refusedPlace"])
        #expect(faults(first, second).first?.hasPrefix("guide.md:9:") == true)
    }

    @Test(arguments: [
        ("declare n=1", "n={{value}}"), ("f() { echo \"$1\"; }", "f {{value}}"), ("n=1", "n={{value}}"),
        ("export PATH", "echo {{value}}"),
    ])
    func harmlessBlockBeforeChangesNothing(first: String, second: String) {
        #expect(faults(first, second) == [])
    }

    @Test func unknownShellTakesSafeWordsOnly() {
        let text = """
            ---
            parameters: {value: {type: text}, name: {type: name}}
            ---
            ```bash {shell=fish}
            echo {{name}}
            echo {{value}}
            ```
            """
        #expect(parse(text).faults == ["guide.md:6:6 refusedPlace"])
    }
}
