import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Site

struct DumpTests {
    @Test func dump() throws {
        let cases = try LiveTable.decisions()
        let encoder = JSONEncoder()
        try encoder.encode(cases).write(to: URL(filePath: "/tmp/live-scratch/decisions.json"))
        let id = "upgrade-milvus-standalone-operator"
        let site = try ContractSite([ContractSite.shipped(id, "fr"), ContractSite.shipped(id, "en")])
        try? FileManager.default.removeItem(atPath: "/tmp/live-scratch/site")
        try FileManager.default.copyItem(atPath: site.folder.path.string, toPath: "/tmp/live-scratch/site")
        print("cases", cases.count)
    }
}
