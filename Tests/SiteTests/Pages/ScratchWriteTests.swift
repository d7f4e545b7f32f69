import Foundation
import Testing

@testable import Site

struct ScratchWriteTests {
    @Test func write() throws {
        guard let folder = ProcessInfo.processInfo.environment["SITE_LOOK"] else { return }
        var files = try SampleSite.shipped.get().files
        let text = try String(contentsOfFile: folder + "/ar.md", encoding: .utf8)
        let entry = try SampleSite.entry("cache", ["ar": text])
        files += Site([entry], in: [try SampleSite.arabic()]).files.filter { $0.path.hasPrefix("ar/") }
        for file in files {
            let url = URL(filePath: folder + "/site/" + file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(file.text.utf8).write(to: url)
        }
    }
}
