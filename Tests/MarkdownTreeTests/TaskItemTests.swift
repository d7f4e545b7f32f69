import MarkdownTree
import Testing

@Suite struct TaskItemTests {
    @Test(arguments: [
        ("- [ ] Tell them. {#tell}", ListItem.Checkbox.open, "Tell them.", "#tell"),
        ("- [x] Done", .done, "Done", ""),
        ("* [X]\tDone", .done, "Done", ""),
        ("1. [ ] One", .open, "One", ""),
        ("- [ ] Tell\n  them all. {#tell\n  when=\"a\n  b\"}", .open, "Tell them all.", "#tell when=[a b]"),
        ("- [ ] Tell\nthem {#tell}", .open, "Tell them", "#tell"),
        ("- [ ] A\n  {#b}\n\n  More.", .open, "A", "#b"),
        ("- [ ]\n  Text", .open, "Text", ""),
        ("- [ ] - not a list", .open, "- not a list", ""),
        ("- [ ] # not a heading", .open, "# not a heading", ""),
        ("- [ ] A {b} c", .open, "A {b} c", ""),
        ("- [x] y\n\n[x]: /z", .done, "y", ""),
        ("- [ ] **bold.**{#a}", .open, "bold.", "#a"),
        ("- [ ] a  \n  {#a}", .open, "a", "#a"),
        ("- [ ] a\\\n  {#a}", .open, "a", "#a"),
        ("> - [ ] a\n>   b {#a\n> .c}\n", .open, "a b", "#a .c"),
        ("- - [ ] deep {#a}", .open, "deep", "#a"),
        ("- [ ] Use `}` and {{name}} {a=\"*\"}", .open, "Use } and {{name}}", "a=[*]"),
    ])
    func taskLosesItsMarks(text: String, checkbox: ListItem.Checkbox, words: String, attributes: String) throws {
        let document = parse(text)
        let item = try #require(document.items.first { $0.checkbox != nil })
        #expect(item.checkbox == checkbox)
        #expect(item.attributes?.written ?? "" == attributes)
        #expect(document.paragraphs.first?.plainText == words)
        #expect(document.faults.isEmpty)
    }

    @Test(arguments: ["- [ ]x", "- [] x", "- [y] x", "- a [ ] b", "- `[ ] b`", "[ ] x", "- # [ ] x", "-\n\n  [ ] x"])
    func otherItemsAreNoTasks(text: String) {
        #expect(parse(text).items.allSatisfy { $0.checkbox == nil && $0.attributes == nil })
    }

    @Test func itemWithoutCheckboxKeepsItsBraces() {
        #expect(parse("- text {#a}").paragraphs == [[.text("text {#a}")]])
    }

    @Test func emptyTaskHasNoBlocks() {
        let items = parse("- [ ]\n- [x] {#a}\n").items
        #expect(items.map(\.checkbox) == [.open, .done])
        #expect(items.map(\.blocks.count) == [0, 0])
        #expect(items.map(\.attributes?.identifier?.text) == [nil, "a"])
    }

    @Test func attributesOfATaskDoNotChangeTheList() throws {
        let document = parse("- [ ] a\n  {#a}\n- [ ] b {#b}\n  - [ ] c\n    {#c}\n- d\n")
        guard case .list(let list) = try #require(document.blocks.first).kind else {
            Issue.record("no list")
            return
        }
        #expect(list.isTight)
        #expect(list.items.map(\.range.written) == ["1:1-2:7", "3:1-5:9", "6:1-6:4"])
        #expect(document.items.map(\.attributes?.written) == ["#a", "#b", nil, "#c"])
        #expect(list.items[0].attributes?.range.written == "2:3-2:7")
    }

    @Test(arguments: [
        ("- [ ] a\n  b {#c d}", ["2:9 malformedAttribute(\"d\")"]),
        ("- [ ] a {#c\n  d='x", ["2:5 unclosedQuote"]),
        ("\n> - [ ] é {x}", ["2:13 malformedAttribute(\"x\")"]),
    ])
    func faultyAttributesAreReported(text: String, faults: [String]) {
        #expect(parse(text).faultList == faults)
    }

    @Test func inlinesOfATaskAreRead() {
        let document = parse("- [ ] Open [the **console**](/c \"t\") now. {#open}")
        #expect(
            document.paragraphs == [
                [
                    .text("Open "),
                    .link(
                        Link(
                            destination: "/c",
                            title: "t",
                            content: [.text("the "), .strong([.text("console")])],
                            location: at(1, 12)
                        )
                    ),
                    .text(" now."),
                ]
            ]
        )
    }
}
