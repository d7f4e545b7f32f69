import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

struct SearchPathTests {
    @Test func firstFileThatMayRunIsFound() throws {
        let scratch = try ScratchDirectory()
        try scratch.write("", to: "text/tool")
        try scratch.write("", to: "folder/tool/file")
        for name in ["first/tool", "second/tool"] {
            #expect(chmod(try scratch.write("", to: name).string, 0o755) == 0)
        }
        let folders = ["missing", "text", "folder", "first", "second"].map { scratch.appending($0).string }
        #expect(SearchPath.file(for: "tool", in: folders.joined(separator: ":")) == folders[3] + "/tool")
        #expect(SearchPath.file(for: "tool", in: folders[...2].joined(separator: ":")) == nil)
    }

    @Test(arguments: [nil, "", "bin:/usr/bin", ":/usr/bin", ".:/usr/bin"])
    func whatTheWorkingDirectoryDecidesIsLeftToExec(path: String?) {
        #expect(SearchPath.file(for: "env", in: path) == nil)
    }
}
