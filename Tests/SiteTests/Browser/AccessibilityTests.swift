import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Site

extension BrowserTests {
    /// What every reader needs of a page: names, order, contrast, keys, a narrow window.
    struct AccessibilityTests {
        private let site: TestSite
        private let page: BrowserPage
        private let audit: String

        init() throws {
            site = try TestSite.shipped("upgrade-milvus-standalone-operator")
            page = try BrowserTrait.newPage()
            let file = FilePath(#filePath).removingLastComponent().appending("audit.js")
            audit = try String(contentsOfFile: file.string, encoding: .utf8)
        }

        private func faults() throws -> [String] {
            try page.settle()
            return try page.evaluate("\(audit); audit()")
        }

        @Test(arguments: ["light", "dark"], [1280, 360])
        func pagesHaveNamesOrderAndContrastAndFit(_ scheme: String, _ width: Int) throws {
            try page.setColorScheme(scheme)
            try page.setViewport(width: width)
            for language in ["fr", "en"] {
                try page.open(site.page(language), "?source_version=2.1.4&release=Bad")
                #expect(try faults() == [], "\(language), \(scheme), \(width) px")
            }
            for path in ["index.html", "fr/index.html"] {
                try page.open(site.folder.appending(path))
                #expect(try faults() == [], "\(path), \(scheme), \(width) px")
            }
            #expect(page.problems == [])
        }

        @Test func openedPartsAndResultsHaveThemToo() throws {
            try page.setViewport(width: 360)
            try page.open(site.page("fr"), "?source_version=2.3.1&update_mode=all")
            try page.run("document.querySelectorAll('button.unfold').forEach((button) => button.click())")
            try page.run("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            try page.press("/")
            try page.type("kubectl")
            try page.wait(until: "document.querySelectorAll('.search ul mark').length > 0")
            try page.press("ArrowDown")
            #expect(try faults() == [])
        }

        @Test func auditTellsAPageThatIsWrong() throws {
            try page.open(site.page("fr"))
            try page.run(
                """
                document.querySelector('label').remove();
                document.documentElement.lang = '';
                const add = (name, text, style) => {
                    const made = document.createElement(name);
                    made.textContent = text;
                    Object.assign(made.style, style);
                    document.querySelector('main').append(made);
                };
                add('h6', 'x', {});
                add('p', 'x', { color: '#999', background: '#fff' });
                add('button', '', {});
                add('div', 'x', { width: '9999px' });
                """
            )
            let faults = try self.faults().joined(separator: "\n")
            for sign in ["no label", "no language", "level 6 after", "contrast 2.8", "no name", "wider than"] {
                #expect(faults.contains(sign), "\(sign) in \(faults)")
            }
        }

        @Test func tabKeyGoesThroughThePageInItsOrder() throws {
            try page.open(site.page("fr"))
            try page.press("Tab")
            #expect(try page.evaluate("document.activeElement.classList.contains('skip')") == true)
            try page.afterMoving("the content") { try page.press("Enter") }
            #expect(try page.evaluate("document.activeElement.tagName") == "MAIN")
            try page.open(site.page("fr"))
            var places: [Double] = []
            for _ in 0..<30 {
                try page.press("Tab")
                let script = "(({ top }) => top + scrollY)(document.activeElement.getBoundingClientRect())"
                places.append(try page.evaluate(script))
                let isMarked = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                #expect(try page.evaluate(isMarked) == true)
            }
            // The order of the document, which no tab index and no layout turns around.
            let order = "[...document.querySelectorAll('a, button, input')].indexOf(document.activeElement)"
            let last: Int = try page.evaluate(order)
            try page.press("Tab", shift: true)
            #expect(try page.evaluate(order, as: Int.self) < last)
            #expect(Set(places).count > 10)
        }

        @Test func keysAloneChangeAValueAndShowAFoldedPath() throws {
            try page.open(site.page("fr"), "?source_version=2.1.4")
            try page.run("document.querySelector('#conduct-a-rolling-upgrade button.unfold').focus()")
            try page.press("Enter")
            #expect(try page.evaluate("document.querySelector('#conduct-a-rolling-upgrade > .body').hidden") == false)
            #expect(try page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true")
            try page.run("document.getElementById('parameter-update_mode').focus()")
            try page.press("ArrowDown")
            #expect(try page.evaluate("location.search") == "?source_version=2.1.4&update_mode=all")
        }
    }
}
