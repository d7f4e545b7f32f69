internal import Execution
internal import SystemPackage

/// The versions of a file that Git keeps, the newest first; none where there is no Git or no work tree.
///
/// Git runs as a program with a list of arguments, reads only, and is given neither a pager nor a terminal.
final class SourceHistory {
    /// How many versions are looked at.
    static let mostVersions = 100
    /// The seconds that Git may take for one answer.
    private static let patience = 10.0

    private let folder: FilePath
    private let versions: [(commit: String, path: String)]
    private var texts: [Int: [UInt8]] = [:]

    /// Lists the versions of a file, those under its earlier names too.
    init(of path: FilePath) {
        let parent = path.removingLastComponent()
        folder = parent.isEmpty ? "." : parent
        let log = Self.git(
            [
                "log", "--follow", "--max-count=\(Self.mostVersions)", "--format=%H", "--name-only", "-z", "--",
                path.lastComponent?.string ?? "",
            ],
            in: folder
        )
        let words = String(decoding: log ?? [], as: UTF8.self).split(separator: "\0").map(String.init)
        versions = zip(words, words.dropFirst()).compactMap { commit, path in
            path.hasPrefix("\n") ? (commit, String(path.dropFirst())) : nil
        }
    }

    /// What the first version says for which something can be said, and the short name of its commit.
    func first<Found>(_ judge: ([UInt8]) -> Found?) -> (found: Found, commit: String)? {
        for index in versions.indices {
            guard let bytes = text(of: index), let found = judge(bytes) else { continue }
            return (found, String(versions[index].commit.prefix(10)))
        }
        return nil
    }

    private func text(of index: Int) -> [UInt8]? {
        if let known = texts[index] { return known }
        let name = "\(versions[index].commit):\(versions[index].path)"
        let bytes = Self.git(["cat-file", "blob", name], in: folder)
        texts[index] = bytes
        return bytes
    }

    /// Standard output of a Git command; nil where it fails.
    private static func git(_ arguments: [String], in folder: FilePath) -> [UInt8]? {
        let options = ["--no-pager", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false"]
        var request = ProcessRequest(
            ["git"] + options + arguments,
            workingDirectory: folder,
            streams: .pipes(separateStandardError: true)
        )
        for name in ["GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT"] { request.environment[name] = "0" }
        request.environment["GIT_NO_LAZY_FETCH"] = "1"
        request.timeout = patience
        request.gracePeriod = 1
        var output: [UInt8] = []
        let outcome = try? ProcessRunner().run(request) { chunk in
            if chunk.stream == .output { output += chunk.bytes }
            return .goOn
        }
        return outcome?.termination == .exited(0) && outcome?.ending == .natural ? output : nil
    }
}
