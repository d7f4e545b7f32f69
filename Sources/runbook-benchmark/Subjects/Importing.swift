/// How fast published pages become runbooks.
struct Importing: Sendable {
    static let area = "import"

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(2000, quick: 20)
        let folder = try bench.folder("pages")
        for number in 0..<count { try bench.write(Self.page(number), to: "pages/page-\(number).md") }
        let reader = try bench.write(Self.reader, to: "reader.py")
        let subject = Command.shell(
            #""$1" import --format json "$2"/*.md"#,
            [bench.runbook, folder]
        )
        let peer = Command.shell(#"python3 "$1" "$2"/*.md"#, [reader, folder])
        try bench.compareTimes(
            Self.area,
            ("runbook import, \(count) pages", subject),
            ("html.parser over the same pages", peer),
            goal: .timesFaster(10),
            rounds: bench.longRounds
        )
        guard bench.peers.debian("xmllint", package: "libxml2-utils") != nil else {
            return bench.note("xmllint could not be installed")
        }
        // A floor: the parser with which pages are read, and nothing made of them. It complains of HTML 5, which is known.
        let floor = Command.shell(#"xmllint --html --noout "$1"/*.md 2>/dev/null"#, [folder])
        try bench.compareTimes(
            Self.area,
            ("runbook import, \(count) pages", subject),
            ("xmllint over the same pages", floor),
            goal: .none,
            rounds: bench.longRounds
        )
    }

    /// A page as published guides are built: HTML below front matter, with highlighted code and buttons to copy it.
    private static func page(_ number: Int) -> String {
        let sections = (1...12).map { section in
            """
            <h2 id="part-\(section)" class="common-anchor-header">Part \(section)<button data-href="#part-\(section)" class="anchor-icon" translate="no"></button></h2><p>What part \(section) is for, with a <a href="page-\(number + 1).md">link</a>, <strong>strong words</strong> and <code translate="no">code</code>.</p>
            <ul>
            <li>A first point of a list.</li>
            <li>A second point, <a href="#part-1">with a link</a>.</li>
            </ul>
            <pre><code translate="no" class="language-yaml"><span class="hljs-attr">apiVersion:</span> <span class="hljs-string">example.org/v1</span>
            <span class="hljs-attr">kind:</span> <span class="hljs-string">Thing</span>
            <span class="hljs-attr">metadata:</span>
              <span class="hljs-attr">name:</span> <span class="hljs-string">thing-\(section)</span>
            <button class="copy-code-btn"></button></code></pre>
            <pre><code translate="no" class="language-shell">kubectl patch -f thing.yaml --patch-file thing.yaml --<span class="hljs-built_in">type</span> merge &amp;&amp; <span class="hljs-built_in">echo</span> <span class="hljs-string">&quot;done&quot;</span>
            <button class="copy-code-btn"></button></code></pre>
            """
        }
        return "---\nid: page-\(number).md\ntitle: Page \(number)\n---\n<h1 id=\"page\">Page \(number)</h1>"
            + sections.joined(separator: "\n")
    }

    /// What a script that only wants the code blocks does.
    private static let reader = """
        import json, sys
        from html.parser import HTMLParser

        class Blocks(HTMLParser):
            def __init__(self):
                super().__init__()
                self.blocks, self.inside = [], False

            def handle_starttag(self, tag, attributes):
                if tag == "code" and self.get_starttag_text().find("class=") > 0:
                    self.inside = True
                    self.blocks.append("")

            def handle_endtag(self, tag):
                if tag == "code":
                    self.inside = False

            def handle_data(self, data):
                if self.inside:
                    self.blocks[-1] += data

        for name in sys.argv[1:]:
            parser = Blocks()
            with open(name, encoding="utf-8") as file:
                parser.feed(file.read())
            print(json.dumps({"page": name, "codeBlocks": parser.blocks}))

        """
}
