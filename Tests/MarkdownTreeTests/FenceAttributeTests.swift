import MarkdownTree
import Testing

@Suite struct FenceAttributeTests {
    @Test(arguments: [
        ("shell {#a .b c=d}", "shell", "#a .b c=[d]"),
        ("{.yaml file=x}", "", ".yaml file=[x]"),
        ("shell{#a}", "shell", "#a"),
        ("shell\t\t{  #a\t.b  }  ", "shell", "#a .b"),
        ("shell {}", "shell", ""),
        (#"sh {a="x } y" b='{ " }'}"#, "sh", #"a=[x } y] b=[{ " }]"#),
        (#"sh {a="\"\\\d\.&amp;\*"}"#, "sh", #"a=["\\d\.&amp;\*]"#),
        (#"sh {a='\"it\' .b}"#, "sh", #".b a=["it\]"#),
        (#"sh {a=\d\\"x" b=it's}"#, "sh", #"a=[\d\\"x"] b=[it's]"#),
        ("sh {file={{name}}.yaml}", "sh", "file=[{{name}}.yaml]"),
        ("sh {file={{ name }} .b}", "sh", ".b file=[{{ name }}]"),
        ("sh {file={{name}}}", "sh", "file=[{{name}}]"),
        (#"sh {file="{{ name }}/x" a={{b}}-{{c}}}"#, "sh", "file=[{{ name }}/x] a=[{{b}}-{{c}}]"),
        ("sh {a={{.Values.x}}}", "sh", "a=[{{.Values.x}}]"),
        (#"sh {a="" b=''}"#, "sh", "a=[] b=[]"),
        (#"sh {when="version >= 2.0 and mode != 'all'"}"#, "sh", "when=[version >= 2.0 and mode != 'all']"),
        (#"sh {a="é 日本 👩‍🚀" .été}"#, "sh", ".été a=[é 日本 👩‍🚀]"),
        ("sh {a=*x* b=_y_ c=[z](w) d=<e>}", "sh", "a=[*x*] b=[_y_] c=[[z](w)] d=[<e>]"),
        ("c&amp;d {#a}", "c&amp;d", "#a"),
        (#"c\+\+ {#a}"#, #"c\+\+"#, "#a"),
        ("sh {data-x:y.z_1=1 .a .a}", "sh", ".a .a data-x:y.z_1=[1]"),
        ("sh {a=1=2}", "sh", "a=[1=2]"),
    ])
    func attributesAreReadFromTheSource(info: String, language: String, attributes: String) {
        for fence in ["```", "~~~~"] {
            let document = parse("\(fence)\(info)\ncode\n\(fence)\n")
            #expect(document.codeBlocks.first?.language == language)
            #expect(document.fenceAttributes == attributes)
            #expect(document.codeBlocks.first?.literal == "code\n")
            #expect(document.faults.isEmpty)
        }
    }

    @Test func attributesKnowTheirPlaces() throws {
        let document = parse("x\n\n```shell {#é .check a=b c=\"d e\"}\n```")
        let list = try #require(document.codeBlocks.first?.attributes)
        #expect(list.range.written == "3:10-3:34")
        #expect(list.identifier?.range.written == "3:11-3:14")
        #expect(list.classes.map(\.range.written) == ["3:15-3:21"])
        #expect(list.pairs.map(\.range.written) == ["3:22-3:25", "3:26-3:33"])
        #expect(list.pairs.map(\.valueStart) == [at(3, 24), at(3, 29)])
    }

    @Test(arguments: [
        ("sh {x}", ["1:8 malformedAttribute(\"x\")"]),
        ("sh {a= .b}", ["1:8 malformedAttribute(\"a=\")"]),
        ("sh {a = b}", ["1:8", "1:10", "1:12"]),
        ("sh {# .}", ["1:8 malformedAttribute(\"#\")", "1:10 malformedAttribute(\".\")"]),
        ("sh {#a,b}", ["1:8 malformedAttribute(\"#a,b\")"]),
        (#"sh {"a b" .c}"#, [#"1:8 malformedAttribute("\"a b\"")"#]),
        (#"sh {a="b"c}"#, [#"1:8 malformedAttribute("a=\"b\"c")"#]),
        ("sh {#a #b c=1 c=2}", ["1:11 repeatedAttribute(\"#b\")", "1:18 repeatedAttribute(\"c\")"]),
        ("sh {#a", ["1:7 unclosedAttributes"]),
        ("sh {#a b={{c}}", ["1:7 unclosedAttributes"]),
        ("sh {a=\"b c}", ["1:10 unclosedQuote"]),
        ("sh {a='b\" c}", ["1:10 unclosedQuote"]),
        (#"sh {a="b\"}"#, ["1:10 unclosedQuote"]),
        ("sh title", ["1:7 textAfterLanguage(\"title\")"]),
        ("sh a b{c {#d}", ["1:7 textAfterLanguage(\"a b{c\")"]),
        ("sh {#d} é x ", ["1:12 textAfterLanguage(\"é x\")"]),
        ("sh {a=b{c}}", ["1:14 textAfterLanguage(\"}\")"]),
        ("{{lang}}", ["1:5 malformedAttribute(\"{lang\")", "1:11 textAfterLanguage(\"}\")"]),
    ])
    func whatIsNoAttributeIsAFault(info: String, faults: [String]) {
        let document = parse("```\(info)\ncode\n```\n")
        #expect(document.faultList.count == faults.count)
        for (fault, expected) in zip(document.faultList, faults) {
            #expect(fault.hasPrefix(expected))
        }
    }

    @Test func faultlessPartsOfAFaultyListAreKept() {
        #expect(parse("```sh {#a x #b .c d=1 d=2}\n```").fenceAttributes == "#a .c d=[1]")
        #expect(parse("```sh {#a b=\"c\n```").fenceAttributes == "#a")
        #expect(parse("```sh title {#a}\n```").fenceAttributes == "#a")
    }
}
