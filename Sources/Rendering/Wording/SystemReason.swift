internal import Glibc
internal import Localization

extension Localizer {
    /// Says in words what an errno value means (errno(3)); a rare one by its number.
    package func reason(_ errno: Int32) -> String {
        let keys: [Int32: String] = [
            ENOENT: "notFound", EACCES: "notAllowed", EPERM: "notAllowed", ENOSPC: "diskFull", EDQUOT: "diskFull",
            EROFS: "readOnly", ENOTDIR: "notAFolder", EISDIR: "isAFolder", EEXIST: "exists", EIO: "inputOutput",
            ENOMEM: "noMemory", ELOOP: "links", ENAMETOOLONG: "nameTooLong", ENOEXEC: "notExecutable",
            E2BIG: "tooLong", EMFILE: "tooManyFiles", ENFILE: "tooManyFiles", EAGAIN: "noProcesses",
        ]
        guard let key = keys[errno] else { return self("run.reason.other", ["number": "\(errno)"]) }
        return self("run.reason.\(key)")
    }
}
