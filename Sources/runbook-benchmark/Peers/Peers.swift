internal import Foundation

/// The programs that Runbook is measured against, installed where they are missing.
struct Peers {
    /// Virtual environments of Python, one a program, because their dependencies exclude each other.
    private let folder: String

    /// - Parameter folder: Where they are kept from one run to the next.
    init(folder: String) {
        self.folder = folder
    }

    /// Installs a program of PyPI; nil where that fails.
    ///
    /// - Returns: The program's path.
    func python(_ program: String, packages: [String]) -> String? {
        let environment = folder + "/" + program
        let path = environment + "/bin/" + program
        if FileManager.default.isExecutableFile(atPath: path) { return path }
        let pip = environment + "/bin/pip"
        let commands = [
            ["python3", "-m", "venv", environment],
            [pip, "install", "--quiet", "--disable-pip-version-check"] + packages,
        ]
        let areDone = commands.allSatisfy { (try? Command(arguments: $0).run()) != nil }
        return areDone && FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }

    /// Finds a program of Debian's, or installs its package with apt-get; nil where that fails.
    func debian(_ program: String, package: String) -> String? {
        if let path = Self.search(program) { return path }
        let install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", package]
        let command = geteuid() == 0 ? install : ["sudo", "-n"] + install
        _ = try? Command(arguments: command).run()
        return Self.search(program)
    }

    private static func search(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
