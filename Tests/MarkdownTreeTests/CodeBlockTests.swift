import MarkdownTree
import Testing

@Suite struct CodeBlockTests {
    @Test(arguments: [
        ("```sh\na\n  b\n```\n", "a\n  b\n", at(2, 1), "1:1-4:4"),
        ("  ```sh\n  a\n   b\n c\n  ```\n", "a\n b\nc\n", at(2, 3), "1:3-5:6"),
        ("~~~ sh\n```\n~~~~\nx", "```\n", at(2, 1), "1:1-3:5"),
        ("```\n\n\na\n\n```", "\n\na\n\n", at(2, 1), "1:1-6:4"),
        ("```\n```", "", at(2, 1), "1:1-2:4"),
        ("- ```\n  a\n  ```\n", "a\n", at(2, 3), "1:3-3:6"),
        ("> ```\n> a\n> ```\nb", "a\n", at(2, 3), "1:3-3:6"),
        ("> - ```\n>   a\n>  \n>   ```\n>\n> b", "a\n\n", at(2, 5), "1:5-4:8"),
        ("-\t```\n\ta\n\t```\n", "a\n", at(2, 2), "1:3-3:5"),
        ("1. x\n\n   ```é\n   é日\n   ```\n", "é日\n", at(4, 4), "3:4-5:7"),
        ("```sh\r\na\r\nb\r\n```\r\n", "a\nb\n", at(2, 1), "1:1-4:4"),
        ("```sh\ra\r```\r", "a\n", at(2, 1), "1:1-3:4"),
        ("```\n\ta\t\n```", "\ta\t\n", at(2, 1), "1:1-3:4"),
        ("````\n```\n````", "```\n", at(2, 1), "1:1-3:5"),
    ])
    func fencedCodeKnowsItsPlace(text: String, literal: String, start: Place, range: String) throws {
        let document = parse(text)
        let block = try #require(document.codeBlocks.first)
        #expect(block.isFenced)
        #expect(block.literal == literal)
        #expect(block.contentStart == start)
        #expect(document.allBlocks.first { $0.kind == .codeBlock(block) }?.range.written == range)
        #expect(document.faults.isEmpty)
    }

    @Test(arguments: [
        ("    a\n     b\n\n\nc", "a\n b\n", at(1, 5), "1:5-2:7"),
        ("\ta\n\n\tb", "a\n\nb\n", at(1, 2), "1:2-3:3"),
        ("x\n\n    ```sh\n    a\n    ```\n", "```sh\na\n```\n", at(3, 5), "3:5-5:8"),
        ("    ```sh\n", "```sh\n", at(1, 5), "1:5-1:10"),
        ("    ```sh\n\nx", "```sh\n", at(1, 5), "1:5-1:10"),
        ("-     ```sh\n      a\n", "```sh\na\n", at(1, 7), "1:7-2:8"),
        (">     a\n>     b\n", "a\nb\n", at(1, 7), "1:7-2:8"),
        (">     ```a \n> \nb", "```a \n", at(1, 7), "1:7-1:12"),
        (">\t\ta", "  a\n", at(1, 3), "1:3-1:5"),
    ])
    func indentedCodeKnowsItsPlace(text: String, literal: String, start: Place, range: String) throws {
        let document = parse(text)
        let block = try #require(document.codeBlocks.first)
        #expect(!block.isFenced)
        #expect(block.language.isEmpty)
        #expect(block.literal == literal)
        #expect(block.contentStart == start)
        #expect(document.allBlocks.first { $0.kind == .codeBlock(block) }?.range.written == range)
        #expect(document.faults.isEmpty)
    }

    @Test func fenceOfDocumentationMayHoldRunbooks() {
        let text = "````markdown\n```shell {#a}\nls\n```\n````\n\n~~~markdown\n```shell {#a}\nls\n```\n~~~\n"
        let document = parse(text)
        #expect(document.codeBlocks.map(\.language) == ["markdown", "markdown"])
        #expect(document.faults.isEmpty)
    }

    @Test func fencedBlockInAListMayBeIndentedLikeCode() throws {
        let document = parse("10000. a\n\n       ```sh\n       ```sh\n       ```\n")
        #expect(document.codeBlocks.map(\.isFenced) == [true])
        #expect(document.codeBlocks.map(\.literal) == ["```sh\n"])
    }
}
