import Foundation
import Testing

@testable import Site

struct DumpTests {
    @Test func dump() throws {
        let cases = try LiveTable.values + LiveTable.versions + LiveTable.conditions() + LiveTable.templates
        let encoder = JSONEncoder()
        try encoder.encode(cases).write(to: URL(filePath: "/tmp/live-scratch/cases.json"))
        try Data(SiteScript.text.utf8).write(to: URL(filePath: "/tmp/live-scratch/site.js"))
        print("cases", cases.count)
    }
}
