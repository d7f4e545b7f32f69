import Glibc

/// Where programs are looked for by their names.
package enum SearchPath {
    /// The file that exec would find for a program's name.
    ///
    /// - Parameters:
    ///   - name: The name, without a slash.
    ///   - path: Folders parted by colons; those of this process where it is not given.
    /// - Returns: Nil where there is none, or where the working directory decides.
    package static func file(for name: String, in path: String? = ProcessEnvironment.current["PATH"]) -> String? {
        for folder in path?.split(separator: ":", omittingEmptySubsequences: false) ?? [] {
            guard folder.hasPrefix("/") else { return nil }
            let file = "\(folder)/\(name)"
            if isProgram(file) { return file }
        }
        return nil
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return access(path, X_OK) == 0 && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
