internal import Execution
internal import Localization
internal import RunbookModel
internal import Site
internal import SystemPackage

/// A preview of a site while its runbooks are being written.
struct Preview {
    let context: CommandContext
    /// The port to listen on; 0 for any that is free.
    let port: UInt16
    /// The folder that gets every render too; nil where none does.
    let output: String?
    /// Reads the runbooks, and renders them.
    let render: () throws -> [SiteFile]
    /// The files and folders that make the site.
    let sources: [FilePath]

    /// Serves until a signal asks for the end, which is no fault.
    ///
    /// - Throws: What forbids to begin: runbooks with errors, a port that is taken.
    func run() throws {
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        // What changes while it is being read is seen after it.
        let watch = SourceWatch(sources)
        let files = try written()
        let listener = try LoopbackListener(port: port)
        let server = PreviewServer(
            listener,
            signals: signals.source,
            files: files,
            watch: watch,
            notFound: context.localizer("render.serve.notFound"),
            render: again
        )
        context.tell(context.localizer("render.serve.ready", ["address": "http://127.0.0.1:\(listener.port)/"]))
        server.run()
    }

    private func written() throws -> [SiteFile] {
        let files = try render()
        if let output { try SiteFolder(FilePath(output)).replace(with: files) }
        return files
    }

    /// Renders again; what forbids it is told, and the old pages stay.
    private func again() -> [SiteFile]? {
        do {
            let files = try written()
            context.tell(context.localizer("render.serve.again"))
            return files
        } catch {
            report(error)
            context.tell(context.localizer("render.serve.kept"))
            return nil
        }
    }

    private func report(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: context.report(failure)
        case let diagnostic as Diagnostic: context.report([diagnostic])
        default: context.say("\(error)")
        }
    }
}
