internal import SystemPackage

#if canImport(Glibc)
internal import Glibc
#endif

/// The names in a folder, without `.` and `..`; none where it cannot be read.
func entries(of folder: FilePath) -> [String] {
    guard let stream = opendir(folder.string) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names
}

func exists(_ path: FilePath) -> Bool {
    access(path.string, F_OK) == 0
}

func isFolder(_ path: FilePath) -> Bool {
    var status = stat()
    return stat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Whether a folder holds a definition or a language file.
func isRunbookFolder(_ path: FilePath) -> Bool {
    isFolder(path)
        && (exists(path.appending("runbook.yml"))
            || RunbookPlace.folder(path).languages.isEmpty == false)
}
