import Testing

@testable import RunbookModel

@Suite struct URLTests {
    @Test(arguments: [
        "https://example.com", "https://example.com/", "HTTP://EXAMPLE.com:8080/a/b;c=1,2/?q=a&b=c#frag/?x",
        "https://user:pa%20ss@example.com/", "http://127.0.0.1:65535/", "http://[::1]:80/x", "http://[::]/",
        "http://[2001:db8::1:2]/", "http://[1:2:3:4:5:6:7:8]/", "http://[::ffff:192.0.2.1]/", "http://[1::]/",
        "http://[1:2:3:4:5:6:7::]/", "http://[::2:3:4:5:6:7:8]/", "http://[v1.a:b]/", "file:///etc/hosts",
        "oci://registry.example.com/charts", "s3://bucket/key", "https://example.com/$(x)';'(a)!*", "https://xn--e1a/",
        "https://example.com:/", "a+b-c.d://h", "https://example.com//a//b", "https://example.com?q", "https://h#",
        "https://example.com/%C3%A9",
    ])
    func absoluteURLIsAcceptedUnchanged(_ text: String) throws {
        #expect(try ParameterType.url.value(from: text).text == text)
    }

    @Test(arguments: [
        "example.com", "/a/b", "//example.com", "https:", "https:/a", "https://", "https:///path", "mailto:a@b.c",
        "https://exa mple.com", "https://example.com/a b", "https://example.com/\n", "1http://h", "://h", "+a://h",
        "https://h/%", "https://h/%2", "https://h/%zz", "https://%2/", "https://h/\"", "https://h/<x>", "https://h/\\",
        "https://h/^", "https://h/`x`", "https://h/{a}", "https://h/|", "https://h/[a]", "https://h/#a#b",
        "https://h:65536/", "https://h:80a/", "https://h:1:2/", "https://a@b@c/", "https://user@/", "https://:80/",
        "file://:80/x", "http://[::1/", "http://::1/", "http://[]/", "http://[:]/", "http://[1:2:3:4:5:6:7]/",
        "http://[1:2:3:4:5:6:7:8:9]/", "http://[1::2::3]/", "http://[:::]/", "http://[1:2:3:4:5:6:7:8::]/",
        "http://[12345::]/", "http://[g::]/", "http://[::1%25eth0]/", "http://[::256.0.0.1]/", "http://[::1.2.3]/",
        "http://[::01.2.3.4]/", "http://[1.2.3.4::]/", "http://[v.a]/", "http://[v1.]/", "http://[::1]a/",
        "http://[::1]]/", "javascript:alert(1)", "C:\\x",
    ])
    func otherTextIsMalformed(_ text: String) {
        #expect(throws: ParameterValueError.self) { try ParameterType.url.value(from: text) }
    }

    @Test(arguments: ["https://例え.jp/", "https://h/é", "https://h/\u{200B}", "https://ｈ/", "https://h/\u{7F}"])
    func charactersOutsideASCIIAreNamed(_ text: String) throws {
        let scalar = try #require(text.unicodeScalars.first { !(" "..."~").contains($0) })
        #expect(throws: ParameterValueError.foreignCharacter(scalar)) { try ParameterType.url.value(from: text) }
    }

    @Test func longURLIsRead() throws {
        let text = "https://h/" + String(repeating: "%41/", count: 250_000)
        #expect(try ParameterType.url.value(from: text).text == text)
    }
}
