import Testing

@testable import RunbookModel

@Suite struct VersionTests {
    @Test(arguments: [
        "0", "2", "2.4", "2.4.0", "2.4.0-rc.1", "2.3.10-hotfix1", "1.0.0-alpha+001", "1.0.0+21AF26D3---117B344092BD",
        "1.0.0-0A.is.legal", "1.0.0--", "1-rc1", "1.2+b",
        "99999999999999999999999.999999999999999999.99999999999999999",
        "1.28.3-gke.1286000", "1.22.9-eks-a64ea69", "1.0.0-x-y-z.4", "1.0.0-00a",
    ])
    func versionIsReadWithAndWithoutItsLetter(_ text: String) {
        #expect(Version(text)?.text == text)
        #expect(Version("v" + text)?.text == text)
    }

    @Test(arguments: [
        "", "v", "vv1", "V1", "a", "1.", ".1", "1..2", "1.2.3.4", "01", "1.02", "1.2.03", "00", "1.0.0-", "1.0.0-.",
        "1.0.0-a..b", "1.0.0-a.", "1.0.0-01", "1.0.0-a.01", "1.0.0+", "1.0.0+a..b", "1.0.0+a+b", "1.0.0-a_b", "1.0.0 ",
        " 1.0.0", "1.0.0\n", "1,0", "-1", "+1", "1.0.0-é", "１.0", "1.0rc1", "1.x", "2.4.*", "1.0.0-$(x)", "1.0;x",
        "v1\u{301}", "٣",
    ])
    func otherTextIsNoVersion(_ text: String) {
        #expect(Version(text) == nil)
    }

    @Test(arguments: [
        ("2.3.9", "2.3.10"), ("2.9", "2.10"), ("2.2", "2.2.3"), ("2.1.4", "2.2"), ("9", "10"), ("0", "0.0.1"),
        ("2.4.0-alpha", "2.4.0-beta"), ("2.4.0-beta", "2.4.0-dev"), ("2.4.0-dev", "2.4.0-rc"), ("2.4.0-rc", "2.4.0"),
        ("2.4.0-rc2", "2.4.0-rc10"), ("2.4.0-rc.2", "2.4.0-rc10"), ("2.4.0-rc", "2.4.0-rc1"), ("2.4.0-rc-1", "2.4-rc2"),
        ("2.4.0-RC1", "2.4.0"), ("2.4.0-beta9", "2.4.0-rc1"), ("2.3.10", "2.3.10-hotfix1"),
        ("2.3.10-hotfix1", "2.3.11-rc1"),
        ("2.3.10-hotfix9", "2.3.10-hotfix10"), ("2.3.10", "2.3.10-post"), ("2.3.10", "2.3.10-patch.2"),
        ("2.3.10-rc1", "2.3.10-hotfix"), ("2.4.0-rc1", "2.4.0-rc1-hotfix1"), ("2.4.0-hotfix1-rc1", "2.4.0-hotfix1"),
        ("2.4.0-gpu-rc1", "2.4.0"), ("2.4.0-rc1-gpu", "2.4.0-gpu"), ("2.4.0-rc.0.1", "2.4.0-rc.1"),
        ("2.4.0-rc", "2.4.0-rc.0.1"),
        ("2.4.0-dev.20240101", "2.4.0-dev.20240102"), ("2.4.0-rc1.gpu.2", "2.4.0-rc1.1"),
        ("18446744073709551615", "18446744073709551616"), ("99999999999999999999", "100000000000000000000"),
        ("1.0.0-rc18446744073709551616", "1.0.0-rc18446744073709551617"),
    ])
    func firstPrecedesSecond(_ first: String, _ second: String) throws {
        let (first, second) = (try #require(Version(first)), try #require(Version(second)))
        #expect(first.precedence < second.precedence)
        #expect(!(second.precedence < first.precedence))
        #expect(first.precedence != second.precedence)
    }

    @Test(arguments: [
        ("2", "2.0.0"), ("2.4", "2.4.0"), ("v2.4.0", "2.4.0"), ("2.4.0-gpu", "2.4.0"), ("2.4.0+a", "2.4.0+b"),
        ("2.4.0-rc1", "2.4.0-rc.1"), ("2.4.0-rc-1", "2.4.0-rc.1"), ("2.4.0-rc01", "2.4.0-rc1"),
        ("2.4.0-rc", "2.4.0-rc0"),
        ("2.4.0-rc.0.0", "2.4.0-RC"), ("2.4.0-hotfix2", "2.4.0-patch2"), ("1.28.3-gke.1286000", "1.28.3"),
        ("2.4.0-rc1-gpu", "2.4.0-rc1"), ("2.4.0-rcx", "2.4.0"), ("2.4.0-1", "2.4.0"), ("2.4.0-alphabet", "2.4.0"),
        ("1.0.0-rc1a", "1.0.0"), ("2.4.0--", "2.4.0"),
    ])
    func bothStandInTheSamePlace(_ first: String, _ second: String) throws {
        let (first, second) = (try #require(Version(first)), try #require(Version(second)))
        #expect(first.precedence == second.precedence)
        #expect(first.precedence.hashValue == second.precedence.hashValue)
        #expect(!(first.precedence < second.precedence) && !(second.precedence < first.precedence))
    }

    @Test func equalityIsThatOfTheText() {
        #expect(Version("v2.4.0") == Version("2.4.0"))
        #expect(Version("2.4") != Version("2.4.0"))
    }

    @Test func hugeVersionIsReadAndCompared() throws {
        let nines = String(repeating: "9", count: 500_000)
        let first = try #require(Version("1.\(nines).0-rc.\(nines)"))
        let second = try #require(Version("1.\(nines).0"))
        #expect(first.precedence < second.precedence)
    }

    @Test func precedenceIsATotalOrder() {
        let versions = generatedVersions().map(\.precedence)
        var violations = 0
        for first in versions {
            for second in versions {
                let relations = [first < second, first == second, second < first]
                if relations.filter({ $0 }).count != 1 { violations += 1 }
                if first == second, first.hashValue != second.hashValue { violations += 1 }
                for third in versions {
                    if first < second, second < third, !(first < third) { violations += 1 }
                    if first == second, second == third, first != third { violations += 1 }
                    if first == second, (first < third) != (second < third) { violations += 1 }
                }
            }
        }
        #expect(versions.count == 90)
        #expect(violations == 0)
    }

    private func generatedVersions() -> [Version] {
        let words = ["alpha", "beta", "dev", "rc", "hotfix", "post", "patch", "gpu", "x1", "0", "2", "10"]
        var generator = SplitMix(state: 11)
        var versions: [Version] = []
        while versions.count < 90 {
            var text = (0..<Int.random(in: 1...3, using: &generator))
                .map { _ in ["0", "1", "2", "10"].randomElement(using: &generator) ?? "" }.joined(separator: ".")
            for index in 0..<Int.random(in: 0...4, using: &generator) {
                text += index == 0 ? "-" : [".", "-", ""].randomElement(using: &generator) ?? ""
                text += words.randomElement(using: &generator) ?? ""
            }
            if let version = Version(text) { versions.append(version) }
        }
        return versions
    }
}
