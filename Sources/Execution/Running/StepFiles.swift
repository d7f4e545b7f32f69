internal import Planning
internal import SystemPackage

/// Writes the files of file steps, and shows beforehand what that would change.
struct StepFiles {
    var folder: RunFolder
    /// Where what was there is kept.
    var originals: FilePath

    func preview(_ step: PlannedStep) throws(StepFailure) -> FilePreview {
        let path = FilePath(step.file ?? "")
        do {
            return FilePreview(
                path: path.string,
                current: try folder.contents(of: path),
                proposed: Array(step.text.utf8)
            )
        } catch {
            throw .file(error)
        }
    }

    func write(_ step: PlannedStep) -> StepResult {
        let clock = ContinuousClock()
        let start = clock.now
        let options = FileWriteOptions(mode: step.mode, refusesReplacement: step.refusesReplacement)
        var result = StepResult()
        do {
            result.file = try folder.write(
                step.text.utf8,
                to: FilePath(step.file ?? ""),
                options: options,
                keepingOriginalAt: originals.appending("\(step.id)-\(UInt64.random(in: 0 ... .max))")
            )
        } catch {
            result.failure = .file(error)
        }
        result.duration = start.duration(to: clock.now).seconds
        return result
    }
}
