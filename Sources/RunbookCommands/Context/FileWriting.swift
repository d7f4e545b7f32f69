internal import SystemPackage

extension FilePath {
    /// Makes a file of bytes.
    ///
    /// - Parameters:
    ///   - bytes: Everything that the file holds afterwards.
    ///   - options: What is done about a file that is there.
    ///   - permissions: Those that the umask is taken from; without any, a shell's redirection has the same.
    /// - Throws: `Errno`.
    func write(
        _ bytes: [UInt8],
        _ options: FileDescriptor.OpenOptions,
        permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
    ) throws {
        let options = options.union([.create, .closeOnExec])
        let file = try FileDescriptor.open(self, .writeOnly, options: options, permissions: permissions)
        try file.closeAfter { _ = try file.writeAll(bytes) }
    }
}
