import RunbookModel

@testable import Site

extension LiveTable {
    /// Texts at the borders of what the grammars accept.
    static let texts: [String] = [
        "", " ", "a", "A", "-a", "a-", "a-b", "my-release", "1", "0", "-0", "-1", "01", "00", "+1",
        "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1.0", "true", "false", "True", "yes",
        "2", "2.4", "2.4.23", "v2.4.23", "vv2", "2.4.23.1", "2.04", "2.4.0-rc.1", "2.4.0-rc.01", "2.4.0-", "2.4.0-a..b",
        "2.4.0+b", "2.4.0+", "2.4-gpu+1.2", "2.4.0-01a", "99999999999999999999.1", "v", "90s", "10m", "1h30m", "1d",
        "1m1h", "1s1s", "s", "24855d", "24856d", "24855d1s", "99999999999999999999s", "0s", "1.5h", "1d2h3m4s",
        "milvusdb/milvus:v2.4.23", "registry.example.com:5000/app", "Registry/app", "a/b/C", "a__b", "a___b", "a--b",
        "a..b",
        "localhost:5000", "localhost:5000/", "localhost:/a", "a:", "a:-b", "a:b:c", "app@sha256:" + hex(64),
        "app@sha256:" + hex(63), "app:1@sha512:" + hex(128), "app@md5:" + hex(32), "app@md5:" + hex(31), "app@:",
        "a@b@c",
        "app@sha256:" + hex(64).uppercased(), "app@1a:" + hex(32), "app@a+b:" + hex(32),
        String(repeating: "a", count: 63),
        String(repeating: "a", count: 64), String(repeating: "a", count: 256),
        "a:" + String(repeating: "b", count: 129),
        "[::1]/a", "-._", "https://a", "https://", "file:///etc", "file://", "http://a:1", "http://a:65535/",
        "http://a:65536",
        "http://a:", "http://:80", "http://u:p@a/", "http://u@v@a", "http://a/%41", "http://a/%4", "http://a/%zz",
        "http://a/b c",
        "http://a?x#y", "http://a#y#z", "http://a/[", "http://[::1]/", "http://[::1", "http://[1:2:3:4:5:6:7:8]",
        "http://[1::2::3]",
        "http://[::1.2.3.4]", "http://[::1.2.3.04]", "http://[1:2:3:4:5:6:1.2.3.4]", "http://[12345::]",
        "http://[v1.a:b]",
        "http://[v.a]", "http://[]", "1http://a", "a+b-c.d://x", "javascript:alert(1)", "//a", "a/b", "./a b", "é",
        "e\u{301}",
        "a\u{200B}b", "\u{202E}x", "\u{212A}", "日本", "😀", "a\tb", "a\nb", "a\u{0}b", "a\u{7F}", "\u{FEFF}a", "'", "\"",
        "\\",
        "$HOME", "`id`", "a'b\"c\\d$e`f", "all", "rollingUpgrade", "_x", ".x", "a;b", "(", "#a", "a #b", "a: b", "a:",
        "- a",
        "no", "null", "~", "2024-01-01", "0x1F", "1e3", "1_000", ".5", ".inf", "1:30", "=", "<<", "!a", "&a", "*a",
        "%a", "@a",
        "{a}", "[a]", "a,b", "a?", "a{b", "trailing ", " leading", "a\r\nb", "a\rb", "\n", "a\n", "\na", "EOF", "EOF\n",
        "a\nEOF",
        "a\nEOF\nb", "\ta", "a\\", "a\\\n", "\\\nb", "-", "--", "-n", "--force", "(a)", "a\u{85}b", "a\u{2028}b",
        "a\u{A0}b",
        "{{a}}", "%{a}", "</script>", "a\u{1}b", "  ", "a  b", "a\n  b", "a\n\nb", "---", "...", "?", "? a", ": a",
        "a:b", "|", ">",
    ]

    private static func hex(_ count: Int) -> String {
        String(String(repeating: "0123456789abcdef", count: 8).prefix(count))
    }

    private static let types: [ParameterType] = [
        .name, .version, .image, .integer, .boolean, .duration, .choice(["all", "rollingUpgrade", "1.0"]), .path, .url,
        .text(pattern: nil), .text(pattern: "[a-z]+"), .text(pattern: #"\d{1,3}(\.\d+)*|é."#),
        .text(pattern: #"[^\s#]*"#),
        .text(pattern: #"^(?:\w|-)+$"#), .text(pattern: ".*?"), .text(pattern: #"[\w.\-]+?"#),
        .text(pattern: #"a|^b$|"#),
    ]

    mutating func addValues() {
        for type in Self.types { add(Self.texts.map { LiveCase.value(type, $0) }) }
        add([LiveCase.value(.secret, ""), LiveCase.value(.secret, "x")])
    }

    mutating func addVersions() {
        let versions = [
            "1", "2", "2.0", "2.0.0", "v2", "2.1", "2.1.4", "2.1.10", "2.2.3", "2.10", "10.0", "2.4.0-alpha",
            "2.4.0-alpha.1",
            "2.4.0-alpha1", "2.4.0-beta", "2.4.0-dev", "2.4.0-rc", "2.4.0-rc1", "2.4.0-rc.2", "2.4.0-rc2",
            "2.4.0-rc.10", "2.4.0-RC10",
            "2.4.0-rc10.0", "2.4.0-rc-1", "2.4.0", "2.4.0+build", "2.4.0-gpu", "2.4.0-20240101", "2.4.0-gpu-rc1",
            "2.4.0-rc1-gpu",
            "2.4.0-hotfix", "2.4.0-hotfix1", "2.4.0-post.1", "2.4.0-patch-2", "2.4.0-patch2.3", "2.4.0-alphabet",
            "2.4.0-rcx", "2.4.1-rc1",
            "99999999999999999999.0", "99999999999999999999.1", "2.4.0-rc.99999999999999999999", "x", "2.4.0-rc.0",
            "2.4.0-1rc",
        ]
        for left in versions { add(versions.map { LiveCase.version(left, $0) }) }
    }
}
