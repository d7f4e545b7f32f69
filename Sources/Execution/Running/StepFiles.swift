internal import Planning
internal import SystemPackage

/// Writes the files of file steps, and shows beforehand what that would change.
struct StepFiles {
    var folder: RunFolder
    /// Where what was there is kept.
    var originals: FilePath

    /// What a step would write, or what undoing a change would bring back.
    func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview {
        let path = FilePath(change?.path ?? step.file ?? "")
        do {
            let proposed = step.kind == .restore ? try original(of: change) : Array(step.text.utf8)
            return FilePreview(path: path.string, current: try folder.contents(of: path), proposed: proposed)
        } catch {
            throw .file(error)
        }
    }

    private func original(of change: FileChange?) throws(FileWriteError) -> [UInt8]? {
        guard let copy = change?.original.map({ FilePath($0.copy) }) else { return nil }
        switch FileSync.contents(of: copy) {
        case .success(let bytes): return bytes
        case .failure(let failure): throw .io(copy, errno: failure.code)
        }
    }

    /// Brings back what was there before a change; a file that is as it was is left alone.
    func restore(_ step: PlannedStep, undoing change: FileChange?) -> StepResult {
        let clock = ContinuousClock()
        let start = clock.now
        var result = StepResult()
        do throws(StepFailure) {
            let isAsItWas = try preview(step, undoing: change).isUnchanged
            do throws(FileWriteError) {
                if let change, !isAsItWas { try folder.restore(change) }
            } catch {
                throw .file(error)
            }
        } catch {
            result.failure = error
        }
        result.duration = start.duration(to: clock.now).seconds
        return result
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
