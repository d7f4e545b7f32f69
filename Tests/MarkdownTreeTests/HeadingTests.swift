import MarkdownTree
import Testing

@Suite struct HeadingTests {
    @Test(arguments: [
        ("# A {#a}", [Inline.text("A")], "#a"),
        ("  ###   A b  {#a .b}   ##  ", [.text("A b")], "#a .b"),
        ("# A{#a}", [.text("A")], "#a"),
        ("# {#a}", [], "#a"),
        ("# **A.**{#a}", [.strong([.text("A.")])], "#a"),
        ("# `x` {#a}", [.code("x")], "#a"),
        ("# `{x}` y {#a}", [.code("{x}"), .text(" y")], "#a"),
        ("# A {{name}} {#a}", [.text("A {{name}}")], "#a"),
        ("# A {b} c {#a}", [.text("A {b} c")], "#a"),
        (#"# A {when="x_a != '*' and _b"} "#, [.text("A")], "when=[x_a != '*' and _b]"),
        ("# *A {x='*'}", [.text("*A")], "x=[*]"),
        (#"# A {a="`" b="[x](y)" c="<b>" d="&amp;"}"#, [.text("A")], "a=[`] b=[[x](y)] c=[<b>] d=[&amp;]"),
        ("# A {a={{b}}}", [.text("A")], "a=[{{b}}]"),
        ("Mise à *jour* {#a}\n===", [.text("Mise à "), .emphasis([.text("jour")])], "#a"),
        ("A\nb {#a}\n---", [.text("A"), .softBreak, .text("b")], "#a"),
        ("A\n{#a}\n---", [.text("A")], "#a"),
        ("A\n{\n#a\n}\n---\ntext", [.text("A")], "#a"),
        ("A {#a\nb=\"c\nd\"}\n=====\n", [.text("A")], "#a b=[c d]"),
        ("{#a}\n---", [], "#a"),
        ("*{#a}\n---", [.text("*")], "#a"),
        ("#{#a}\n===", [.text("#")], "#a"),
        ("> A {#a}\n> ===\n", [.text("A")], "#a"),
        ("> A\n===\n> {#a}\n> ===\n", [.text("A"), .softBreak, .text("===")], "#a"),
        ("> A\n> {#a\n> .b}\n> ---\n> x", [.text("A")], "#a .b"),
        ("- A\n  {#a\n  .b}\n  ---\n", [.text("A")], "#a .b"),
    ])
    func attributesAreTakenOffTheText(text: String, content: [Inline], attributes: String) {
        let document = parse(text)
        #expect(document.headings.map(\.content) == [content])
        #expect(document.headings.first?.attributes?.written == attributes)
        #expect(document.faults.isEmpty)
    }

    @Test(arguments: [
        ("# A", [Inline.text("A")]),
        ("# Use `{a}`", [.text("Use "), .code("{a}")]),
        ("# Use ``{a} ` }``", [.text("Use "), .code("{a} ` }")]),
        ("# A {{name}}", [.text("A {{name}}")]),
        ("# A {{ .items }}", [.text("A {{ .items }}")]),
        ("# A {b} c", [.text("A {b} c")]),
        (#"# A \{#b}"#, [.text("A {#b}")]),
        ("# The object {}", [.text("The object {}")]),
        ("# A }", [.text("A }")]),
        ("# A { b", [.text("A { b")]),
        ("# A #b", [.text("A #b")]),
        ("#", []),
    ])
    func otherBracesAreText(text: String, content: [Inline]) {
        let document = parse(text)
        #expect(document.headings.map(\.content) == [content])
        #expect(document.headings.first?.attributes == nil)
        #expect(document.faults.isEmpty)
    }

    @Test(arguments: [
        ("## Set {x}", ["1:9 malformedAttribute(\"x\")"]),
        ("## Use {a} and {b}", ["1:17 malformedAttribute(\"b\")"]),
        ("## A {#b", ["1:6 unclosedAttributes"]),
        ("## A {#b when=\"c}", ["1:15 unclosedQuote"]),
        ("## A {#b file={x}.yaml}", ["1:18 malformedAttribute(\".yaml}\")"]),
        ("## A {#b #c}", ["1:10 repeatedAttribute(\"#c\")"]),
        ("A\né {#b d}\n---", ["2:8 malformedAttribute(\"d\")"]),
        ("## Upgrade {{release}", ["1:14 malformedAttribute(\"release\")"]),
    ])
    func faultyAttributesAreReported(text: String, faults: [String]) {
        #expect(parse(text).faultList == faults)
    }

    @Test func referencesStillReachTheirDefinitions() {
        let document = parse("# [A][b] {#c}\n\n[b]: /d\n")
        #expect(document.headings.first?.content.links.map(\.destination) == ["/d"])
        #expect(document.headings.first?.content.links.map(\.location) == [at(1, 3)])
    }

    @Test(arguments: [
        ("A\n===\nb", ["1:1-2:4", "3:1-3:2"]),
        ("A\nb\n===\n\n\nc", ["1:1-3:4", "6:1-6:2"]),
        ("A\n---", ["1:1-2:4"]),
        ("A\n---\n---\n", ["1:1-2:4", "3:1-3:4"]),
        ("[a]: /b\n[b]: /c\nTitle\n===\nx", ["3:1-4:4", "5:1-5:2"]),
        ("A\n    ---\n---\nx", ["1:1-3:4", "4:1-4:2"]),
        ("> A\n===\n> ===", ["1:1-3:6"]),
        ("# A\n#\n\n## b ##\n", ["1:1-1:4", "2:1-2:2", "4:1-4:8"]),
    ])
    func headingsKnowTheirRange(text: String, ranges: [String]) {
        #expect(parse(text).blocks.map(\.range.written) == ranges)
    }
}
