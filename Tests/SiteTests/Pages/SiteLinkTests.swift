import Testing

@testable import Site

/// Where the links of a site lead.
struct SiteLinkTests {
    @Test(arguments: SitePageTests.paths)
    func linksResolve(path: String) throws {
        let pages = SitePageTests.pages
        let page = try #require(pages[path])
        let addresses = page.elements.compactMap { $0.attributes["href"] ?? $0.attributes["src"] }
        #expect(!addresses.isEmpty)
        for address in addresses where address.firstMatch(of: /^[a-z]+:/) == nil {
            let (target, fragment) = Self.resolve(address, from: path)
            #expect(SampleSite.shippedTexts[target] != nil, "\(address) in \(path)")
            guard let fragment, !fragment.isEmpty else { continue }
            #expect(pages[target]?.ids.contains(fragment) == true, "\(address) in \(path)")
        }
    }

    @Test(arguments: SitePageTests.paths)
    func nothingIsFetchedFromElsewhere(path: String) throws {
        let page = try #require(SitePageTests.pages[path])
        for element in page.elements where element.name != "a" {
            let addresses = ["href", "src", "srcset", "action", "data", "poster"].compactMap { element.attributes[$0] }
            #expect(addresses.allSatisfy { $0.firstMatch(of: /^([a-z]+:|\/)/) == nil }, "\(element.attributes)")
        }
        let schemes = page.all("a").compactMap { $0.attributes["href"]?.firstMatch(of: /^([a-z]+):/)?.output.1 }
        #expect(schemes.allSatisfy { ["http", "https", "mailto"].contains($0) })
    }

    /// The file and the fragment of an address, as a browser finds them.
    static func resolve(_ address: String, from path: String) -> (String, String?) {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        guard let file = parts.first, !file.isEmpty else { return (path, fragment) }
        var names = path.split(separator: "/").dropLast()
        for name in file.split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return (names.joined(separator: "/"), fragment)
    }

    @Test func tabsAndVersionsLeadToTheOthersInOrder() throws {
        let definition = { (order: Int, version: String) in
            "group: g\norder: \(order)\nseries: s\nguide:\n  page: p.md\n  version: \(version)\n"
        }
        let entries = try [("a", 2, "v3"), ("b", 1, "v2")].map { id, order, version in
            try SampleSite.entry(
                id,
                ["en": "---\ntitle: T\nlabel: Tab \(id)\n---\n# T\n"],
                definition: definition(order, version)
            )
        }
        let site = Site(entries, in: try SampleSite.localizers(["en"]))
        let page = try #require(site.pages["en/a/index.html"])
        for (style, labels) in [("tabs", ["Tab b", "Tab a"]), ("versions", ["v2", "v3"])] {
            let links = page.all("a").filter { page.isInside($0, class: style) }
            #expect(links.map(\.text) == labels)
            #expect(links.map { $0.attributes["aria-current"] } == [nil, "page"])
            #expect(links.first?.attributes["href"] == "../b/index.html")
        }
    }

    @Test func linksOfARunbookLeadToSectionsToPagesAndOut() throws {
        let text = """
            ---
            title: T
            ---
            # T

            ## S {#s aliases="Old-Name"}

            [a](#s) [b](../other/en.md#s) [c](https://example.org/?a=1&b=2) [d](javascript:alert(1)) [e](notes.txt)
            [f](//example.org/) [g](data:text/html,x) [h](mailto:a@example.org) ![i](https://example.org/i.png)
            """
        let entries = try ["id", "other"].map { try SampleSite.entry($0, ["en": text]) }
        let site = Site(entries, in: try SampleSite.localizers(["en"]))
        let page = try #require(site.pages["en/id/index.html"])
        let links = page.all("a").filter { page.isInside($0, class: "body") && $0.classes.isEmpty }
        let found = Dictionary(links.map { ($0.text, $0.attributes["href"]) }) { first, _ in first }
        #expect(found["a"] == "#s")
        #expect(found["b"] == "../other/index.html#s")
        #expect(found["c"] == "https://example.org/?a=1&b=2")
        #expect(found["h"] == "mailto:a@example.org")
        #expect(Set(found.keys).isDisjoint(with: ["d", "e", "f", "g"]))
        #expect(page.all("img").isEmpty)
        #expect(page.ids.contains("Old-Name"))
    }
}

extension MarkupPage {
    fileprivate func isInside(_ element: Element, class style: String) -> Bool {
        var next = element.parent
        while let index = next {
            if elements[index].classes.contains(style[...]) { return true }
            next = elements[index].parent
        }
        return false
    }
}
