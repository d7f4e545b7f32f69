import SystemPackage
import TestSupport
import Testing

/// `runbook render --serve`, with a test as the browser.
struct PreviewTests {
    private static let page = "# Restart %\n\n```sh {#restart}\ntrue\n```\n"

    /// A server on a port of its own, and what it says in its terminal.
    private struct Preview {
        let place: Workplace
        let program: TerminalProgram
        let port: UInt16

        init(_ arguments: [String] = []) throws {
            place = try Workplace()
            try place.write(PreviewTests.page.replacing("%", with: "one"), to: "runbooks/one/en.md")
            program = try place.start(["render", "--serve", "0"] + arguments, columns: 200)
            let line = try program.wait(for: "for this machine alone")
            port = try #require(line.firstMatch(of: #/127\.0\.0\.1:(\d+)\//#).flatMap { UInt16($0.1) })
        }

        /// What a whole request gets.
        func answer(_ request: String) throws -> String {
            let client = try PreviewClient(port: port)
            client.send(request)
            return try client.read()
        }

        func get(_ path: String, host: String? = nil, method: String = "GET") throws -> String {
            try answer("\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\r\n")
        }

        func follow() throws -> PreviewClient {
            let client = try PreviewClient(port: port)
            client.send("GET /-/changes HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
            try client.read(to: "event: ready\n")
            return client
        }

        /// Ends the server as a person does.
        func end() throws -> Int32 {
            try program.type("\u{3}")
            return try program.waitForExit()
        }
    }

    @Test func pagesHaveTheScriptAndFilesDoNot() throws {
        let preview = try Preview(["--output", "site"])
        let page = try preview.get("/en/one/")
        #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(page.contains("Content-Type: text/html; charset=utf-8\r\n"))
        #expect(page.contains("Cache-Control: no-store\r\n"))
        #expect(page.contains("Restart one") && page.contains(#"<script src="/-/reload.js?"#))
        #expect(page.contains("; connect-src &#39;self&#39;\">") && page.contains("default-src &#39;none&#39;"))
        let file = try #require(preview.place.read("site/en/one/index.html"))
        #expect(!file.contains("reload.js") && !file.contains("connect-src"))
        #expect(try preview.get("/-/reload.js").contains("EventSource"))
        #expect(try preview.get("/assets/site.css").contains("Content-Type: text/css"))
        #expect(try preview.get("/en/one").contains("Location: /en/one/\r\n"))
        #expect(try preview.end() == 0)
    }

    @Test func withoutAFolderNothingIsWritten() throws {
        let preview = try Preview()
        #expect(try preview.get("/").hasPrefix("HTTP/1.1 200"))
        #expect(try preview.place.scratch.names(in: "work") == ["runbooks"])
        #expect(try preview.place.scratch.names(in: "tmp").isEmpty)
        #expect(try preview.end() == 0)
    }

    @Test func nothingElseOfTheMachineIsServed() throws {
        let preview = try Preview()
        try preview.place.write("secret", to: "secret.txt")
        let root = preview.place.work.string
        let paths = [
            "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/en/../../secret.txt",
            "/%252e%252e/secret.txt",
            root + "/secret.txt", "/" + root + "/secret.txt", "/secret.txt", "/assets/", "/en", "/.runbook-site",
            "/runbooks/one/en.md", "/en/one/index.html%00.txt", "http://127.0.0.1/secret.txt", "*", "/%ff",
        ]
        for path in paths {
            let answer = try preview.get(path)
            #expect(["301", "400", "404"].contains(answer.dropFirst(9).prefix(3)), "\(path): \(answer)")
            #expect(!answer.contains("secret"), "\(path)")
        }
        #expect(try preview.end() == 0)
    }

    @Test func onlyReadingIsAnswered() throws {
        let preview = try Preview()
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
            let answer = try preview.get("/", method: method)
            #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.contains("Allow: GET, HEAD\r\n"), "\(method)")
        }
        let head = try preview.get("/", method: "HEAD")
        #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.hasSuffix("\r\n\r\n"))
        #expect(!head.contains("Content-Length: 0"))
        #expect(try preview.answer("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
        let long = String(repeating: "a", count: 20_000)
        #expect(try preview.get("/" + long).hasPrefix("HTTP/1.1 431 "))
        #expect(try preview.end() == 0)
    }

    @Test func onlyThisMachineByItsOwnNameIsAnswered() throws {
        let preview = try Preview()
        for host in ["evil.example", "evil.example:\(preview.port)", "127.0.0.1", ""] {
            #expect(try preview.get("/", host: host).hasPrefix("HTTP/1.1 421 "), "\(host)")
        }
        #expect(try preview.get("/", host: "LOCALHOST:\(preview.port)").hasPrefix("HTTP/1.1 200 "))
        #expect(throws: PreviewClient.Failure.self) { try PreviewClient(port: preview.port, last: 2) }
        #expect(try preview.end() == 0)
    }

    @Test func slowClientsHinderNobody() throws {
        let preview = try Preview()
        let slow = try (0..<20).map { _ in try PreviewClient(port: preview.port) }
        for client in slow { client.send("GET /en/one/ HT") }
        #expect(try preview.get("/en/one/").contains("Restart one"))
        for client in slow {
            client.send("TP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n")
            #expect(try client.read().contains("Restart one"))
        }
        #expect(try preview.end() == 0)
    }

    @Test func clientsThatHaveSaidAllAreAnswered() throws {
        let preview = try Preview()
        let client = try PreviewClient(port: preview.port)
        client.send("GET /en/one/ HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n")
        client.finish()
        #expect(try client.read().contains("Restart one"))
        let silent = try PreviewClient(port: preview.port)
        silent.finish()
        #expect(try silent.read().isEmpty)
        #expect(try preview.end() == 0)
    }

    @Test func changesAreRenderedAndTold() throws {
        let preview = try Preview()
        let (first, second) = (try preview.follow(), try preview.follow())
        try preview.place.write(Self.page.replacing("%", with: "again"), to: "runbooks/one/en.md")
        try first.read(to: "event: reload\n")
        try second.read(to: "event: reload\n")
        #expect(try preview.get("/en/one/").contains("Restart again"))
        // A new runbook is seen as well.
        try preview.place.write(Self.page.replacing("%", with: "two"), to: "runbooks/two/en.md")
        var count = 1
        while try !preview.get("/en/two/").contains("Restart two") {
            count += 1
            try first.read(to: "event: reload\n", times: count)
        }
        #expect(try preview.end() == 0)
    }

    @Test(.enabled(if: Browser.isInstalled, "needs chromium"))
    func openPageIsLoadedAgain() throws {
        let preview = try Preview()
        let browser = try Browser()
        let page = try browser.newPage()
        try page.open("http://127.0.0.1:\(preview.port)/en/one/")
        try page.afterLoading("the page again") {
            _ = try preview.place.write(Self.page.replacing("%", with: "again"), to: "runbooks/one/en.md")
        }
        #expect(try page.text("h1").contains("Restart again"))
        #expect(page.problems.filter { !$0.contains("404") } == [])
        #expect(page.requests.allSatisfy { $0.hasPrefix("http://127.0.0.1:\(preview.port)/") })
        try browser.close(page)
        #expect(try preview.end() == 0)
    }

    @Test func failedRendersKeepThePages() throws {
        let preview = try Preview()
        try preview.place.write("# Broken\n\n```sh {#a .nonsense}\ntrue\n```\n", to: "runbooks/one/en.md")
        try preview.program.wait(for: "RB0211")
        try preview.program.wait(for: "The pages stay as they were before.")
        #expect(try preview.get("/en/one/").contains("Restart one"))
        try preview.place.write(Self.page.replacing("%", with: "mended"), to: "runbooks/one/en.md")
        try preview.program.wait(for: "Rendered again.")
        #expect(try preview.get("/en/one/").contains("Restart mended"))
        #expect(try preview.end() == 0)
    }

    @Test func takenPortIsAFault() throws {
        let preview = try Preview()
        let second = try preview.place.run(["render", "one", "--serve", "\(preview.port)"])
        #expect(second.status == 74)
        #expect(second.error.contains("\(preview.port)") && second.error.contains("--serve 0"))
        #expect(try preview.end() == 0)
    }

    @Test(arguments: [["--serve", "99999"], ["--serve", "--format", "man"]])
    func whatCannotBeServedIsAUsageFault(arguments: [String]) throws {
        let place = try Workplace()
        try place.write(Self.page, to: "runbooks/one/en.md")
        #expect(try place.run(["render"] + arguments).status == 64)
    }

    @Test func wordAfterTheOptionMayBeARunbook() throws {
        let place = try Workplace()
        try place.write("# Broken\n\n```sh {#a .nonsense}\ntrue\n```\n", to: "runbooks/one/en.md")
        #expect(try place.run(["render", "--serve", "one"]).status == 65)
        #expect(try place.run(["render", "--serve", "two"]).status == 66)
    }
}
