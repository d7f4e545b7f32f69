import MarkdownTree
import Testing

@Suite struct FaultTests {
    @Test(arguments: [
        ("```", ["1:1 unclosedFence"]),
        ("a\n\n  ```sh\nb\n\n\n", ["3:3 unclosedFence"]),
        ("````\n```\n~~~\n", ["1:1 unclosedFence"]),
        ("~~~\na\n```\n", ["1:1 unclosedFence"]),
        ("```\na\n    ```\n", ["1:1 unclosedFence"]),
        ("- ```\n  a\n", ["1:3 unclosedFence"]),
        ("- ```\n  a\n```\n```\n", ["1:3 unclosedFence"]),
        ("> ```\n> a\n```\nb\n```", ["1:3 unclosedFence"]),
        ("> - ```\n>   a\n> b", ["1:5 unclosedFence"]),
        ("```sh\r\na\r\n", ["1:1 unclosedFence"]),
    ])
    func unclosedFenceIsReported(text: String, faults: [String]) {
        #expect(parse(text).faultList == faults)
    }

    @Test(arguments: [
        ("```sh {a=\"`b`\"}\nls\n```\n", ["1:1 strayBackticks", "3:1 unclosedFence"]),
        ("a\n  ```ls```\nb", ["2:3 strayBackticks"]),
        ("a\n     ```\n", ["2:6 strayBackticks"]),
        ("> é\n> ```a`\n", ["2:3 strayBackticks"]),
        ("- a\n  ```b`c\n  ```d`e", ["2:3 strayBackticks", "3:3 strayBackticks"]),
        ("```a`\n===", ["1:1 strayBackticks"]),
        ("```{a=`}\n===", ["1:1 strayBackticks"]),
        ("```\na\n\n```sh\nb\n```\n", ["4:1 strayBackticks"]),
        ("> ```\n> a\n>  ```sh\n> ```\n", ["3:4 strayBackticks"]),
        ("```\n```sh {a=`b`}\n```\n", ["2:1 strayBackticks"]),
        ("a\r\n```b`c\r\n", ["2:1 strayBackticks"]),
    ])
    func backticksThatOpenAndCloseNothingAreReported(text: String, faults: [String]) {
        #expect(parse(text).faultList == faults)
    }

    @Test(arguments: [
        "a ```b``` c\n", "``a``\n", "a\n``b``\n", "````\n```sh\n```\n````\n", "~~~\n```sh\n~~~\n",
        "    ```sh\n    ```\n",
        "<div>\n```sh\n```\n</div>\n", "```\n    ```sh\n```\n", "# ```a```\n", "```\n~~~sh\n```\n",
        "<!--\n```sh {#a}\n```\n-->\n",
    ])
    func otherBackticksAreNoFault(text: String) {
        #expect(parse(text).faultList == [])
    }

    @Test(arguments: [
        ("> x\n>\n> ~~~sh {#a}\n> ~~~\n", ["3:3 fenceInsideBlock"]),
        ("- > ```sh {}\n  > ```\n", ["1:5 fenceInsideBlock"]),
        ("```\na\n\n```sh {#a}\nb\n```\n", ["4:1 fenceInsideBlock"]),
        ("```markdown\n```sh {#a}\nb\n```\n", ["2:1 fenceInsideBlock"]),
        ("~~~\na\n   ~~~~sh {#a}\nb\n~~~\n", ["3:4 fenceInsideBlock"]),
        ("x\n\n    ```sh {#a}\n    ls\n    ```\n", ["3:5 fenceInsideBlock"]),
        ("x\n    ~~~sh {#a}\n", ["2:5 fenceInsideBlock"]),
        ("<details>\n```sh {#a}\nls\n```\n</details>\n", ["2:1 fenceInsideBlock"]),
        ("- <details>\n  ```sh {#a}\n  ```\n", ["2:3 fenceInsideBlock"]),
    ])
    func attributedFenceInsideAnotherBlockIsReported(text: String, faults: [String]) {
        #expect(parse(text).faultList == faults)
    }

    @Test(arguments: [
        "- ```sh\n  ls\n  ```\n\n> ```sh\n> ls\n> ```\n", "- ```sh {#a}\n  ls\n  ```\n",
        "1. - ```sh {}\n     ```\n", "> ```sh {.example}\n> ```\n",
    ])
    func fenceMayStandInListItemsAndAsAnExampleInQuotes(text: String) {
        #expect(parse(text).faults.isEmpty)
    }

    @Test func faultsComeInSourceOrder() {
        let text = "---\n\n```sh x\n```\n\n# A {b}\n\n- [ ] c {d}\n\n```sh {e}\n```\n\n# F {g}\n\n```"
        #expect(
            parse(text).faultList == [
                "1:1 unclosedFrontMatter", "3:7 textAfterLanguage(\"x\")", "6:6 malformedAttribute(\"b\")",
                "8:10 malformedAttribute(\"d\")", "10:8 malformedAttribute(\"e\")", "13:6 malformedAttribute(\"g\")",
                "15:1 unclosedFence",
            ]
        )
    }

    @Test func nulIsReportedOnceAndMovesNothing() {
        let document = parse("a\0\0b\n\n# c\0 {#d}\n\n```sh\n\0\n```\n")
        #expect(document.faultList == ["1:2 nulCharacter"])
        #expect(document.headings.map(\.content) == [[.text("c\u{1A}")]])
        #expect(document.headings.first?.attributes?.range.written == "3:6-3:10")
        #expect(document.codeBlocks.map(\.literal) == ["\u{1A}\n"])
    }

    @Test func manyFaultsAreCutShort() {
        let faults = parse(String(repeating: "# A {b}\n", count: 5000)).faults
        #expect(faults.count == 1000)
        #expect(faults.first?.location == at(1, 6))
    }
}
