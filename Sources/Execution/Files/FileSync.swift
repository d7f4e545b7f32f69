import Glibc
import SystemPackage

/// Reads whole files and makes names durable.
enum FileSync {
    /// An errno value.
    struct Failure: Error, Hashable {
        var code: Int32
    }

    /// The bytes of a file.
    static func contents(of path: FilePath) -> Result<[UInt8], Failure> {
        let number = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC) }
        guard number >= 0 else { return .failure(Failure(code: errno)) }
        return contents(of: Descriptor(owning: number))
    }

    /// The bytes of an open file, from its start.
    static func contents(of descriptor: Descriptor) -> Result<[UInt8], Failure> {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let offset = off_t(contents.count)
            let count = buffer.withUnsafeMutableBytes {
                pread(descriptor.number, $0.baseAddress, $0.count, offset)
            }
            if count == 0 { return .success(contents) }
            if count > 0 { contents += buffer[..<count] }
            guard count > 0 || errno == EINTR else { return .failure(Failure(code: errno)) }
        }
    }

    /// Syncs the folder of a path, so that a new name in it outlives a crash; gives 0 or an errno value.
    static func syncFolder(of path: FilePath) -> Int32 {
        let folder = path.removingLastComponent()
        let number = (folder.isEmpty ? "." : folder).withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard number >= 0 else { return errno }
        let descriptor = Descriptor(owning: number)
        return fsync(descriptor.number) == 0 ? 0 : errno
    }
}
