internal import Execution
internal import Glibc
internal import Site
internal import SystemPackage

/// Serves a rendered site to this machine alone, and renders it again when its sources change.
///
/// One loop waits for clients, for signals and for the time to look at the sources; nobody waits for a slow client.
final class PreviewServer {
    private let listener: LoopbackListener
    private let signals: SignalSource
    private let render: () -> [SiteFile]?
    private let notFound: String
    private var watch: SourceWatch
    private var pages: PreviewPages
    private var clients: [PreviewConnection] = []
    private var renders = 1
    /// Tells the renders of this server from those of one before it.
    private let mark = String(UInt32.random(in: 0...UInt32.max), radix: 36)

    /// How often the sources are looked at, in milliseconds.
    private static let interval: Int32 = 300
    private static let mostClients = 128

    /// Makes a server that listens already.
    ///
    /// - Parameters:
    ///   - listener: Where it listens.
    ///   - signals: What ends it.
    ///   - files: The site to begin with.
    ///   - watch: The sources.
    ///   - notFound: What is said where there is nothing.
    ///   - render: Makes the site again; nil where that fails, which it reports itself. The old one stays then.
    init(
        _ listener: LoopbackListener,
        signals: SignalSource,
        files: [SiteFile],
        watch: SourceWatch,
        notFound: String,
        render: @escaping () -> [SiteFile]?
    ) {
        self.listener = listener
        self.signals = signals
        self.watch = watch
        self.notFound = notFound
        self.render = render
        pages = PreviewPages(files, render: "\(mark).1")
    }

    /// Serves until a signal asks for the end.
    func run() {
        var lookAt = ContinuousClock.now
        while true {
            var descriptors = [signals.descriptor.rawValue, listener.socket.number].map { number in
                pollfd(fd: number, events: Int16(POLLIN), revents: 0)
            }
            descriptors += clients.map { pollfd(fd: $0.number, events: $0.events, revents: 0) }
            if clients.count >= Self.mostClients { descriptors[1].fd = -1 }
            _ = poll(&descriptors, nfds_t(descriptors.count), Self.interval)
            if isEnded { return }
            serve(descriptors)
            if ContinuousClock.now >= lookAt {
                if watch.hasChanged() { renderAgain() }
                lookAt = .now + .milliseconds(Int(Self.interval))
            }
        }
    }

    /// Whether a signal asks for the end; the suspend key suspends.
    private var isEnded: Bool {
        let pending = signals.pending()
        if pending.contains(SIGTSTP) { signals.suspend() }
        return pending.contains { [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains($0) }
    }

    private func renderAgain() {
        guard let files = render() else { return }
        renders += 1
        pages = PreviewPages(files, render: "\(mark).\(renders)")
        let event = event("reload")
        for client in clients { client.tell(event) }
    }

    // MARK: Clients

    private func serve(_ descriptors: [pollfd]) {
        for (client, descriptor) in zip(clients, descriptors.dropFirst(2)) {
            if descriptor.revents != 0 { client.advance(answer, refusal) } else { client.closeIfIdle() }
        }
        clients.removeAll(where: \.isClosed)
        if descriptors[1].revents != 0 {
            while clients.count < Self.mostClients, let socket = listener.accept() {
                clients.append(PreviewConnection(socket))
            }
        }
    }

    private func answer(_ request: PreviewRequest) -> PreviewAnswer {
        guard ["GET", "HEAD"].contains(request.method) else {
            var response = PreviewResponse(405)
            response.fields = [("Allow", "GET, HEAD")]
            return .response(response)
        }
        // A page of elsewhere whose name leads here would otherwise read what is served.
        guard names.contains(request.host) else { return .response(PreviewResponse(421)) }
        guard request.path == "/-/changes" else {
            return .response(pages.response(to: request.path, notFound: notFound))
        }
        let head = PreviewResponse(200, type: "text/event-stream").streamHead
        return .stream(request.method == "HEAD" ? head : head + event("ready"))
    }

    private func refusal(_ fault: PreviewRequest.Fault) -> PreviewResponse {
        switch fault {
        case .malformed: PreviewResponse(400)
        case .tooLarge: PreviewResponse(431)
        }
    }

    private var names: [String] { ["127.0.0.1:\(listener.port)", "localhost:\(listener.port)"] }

    /// An event of the stream of changes, which names the render that is served now.
    private func event(_ name: String) -> [UInt8] {
        Array("event: \(name)\ndata: \(pages.render)\n\n".utf8)
    }
}
