internal import Execution
internal import Glibc

/// A client of the preview server: what it has asked so far, and what it is still to be sent.
final class PreviewConnection {
    /// How a client stands.
    private enum State {
        case asking
        /// Everything that is to come is known; it is closed after the last byte.
        case answering
        /// It is told of changes, until it goes.
        case following
        case closed
    }

    private let socket: Descriptor
    private var state = State.asking
    /// Whether the client has said all that it says.
    private var hasEnded = false
    private var received: [UInt8] = []
    private var pending: [UInt8] = []
    private var sent = 0
    private var deadline: ContinuousClock.Instant

    /// How long a client may take between two signs of life.
    private static let patience = Duration.seconds(20)
    /// The bytes of changes that may wait for a client that does not read them.
    private static let largestBacklog = 64 << 10

    init(_ socket: Descriptor) {
        self.socket = socket
        deadline = .now + Self.patience
    }

    /// The number that poll(2) knows it by.
    var number: Int32 { socket.number }

    var isClosed: Bool { state == .closed }

    /// The events to wait for.
    var events: Int16 {
        let hasOutput = sent < pending.count
        return (hasEnded ? 0 : Int16(POLLIN)) | (hasOutput ? Int16(POLLOUT) : 0)
    }

    /// Closes what has shown no life for too long; who follows changes may be silent.
    func closeIfIdle() {
        if state != .following || sent < pending.count, ContinuousClock.now > deadline { state = .closed }
    }

    /// Moves bytes in both directions, as far as it goes at once.
    func advance(_ answer: (PreviewRequest) -> PreviewAnswer, _ refusal: (PreviewRequest.Fault) -> PreviewResponse) {
        receive()
        if state == .asking { read(answer, refusal) }
        if hasEnded, state != .answering { state = .closed }
        send()
    }

    /// Tells a client that follows changes of one.
    func tell(_ event: [UInt8]) {
        guard state == .following else { return }
        if sent == pending.count { deadline = .now + Self.patience }
        pending += event
        if pending.count - sent > Self.largestBacklog { state = .closed }
        send()
    }

    // MARK: Bytes

    private func receive() {
        var buffer = [UInt8](repeating: 0, count: 8192)
        while !hasEnded, state != .closed {
            let count = buffer.withUnsafeMutableBytes { recv(number, $0.baseAddress, $0.count, 0) }
            if count > 0 {
                // What comes after the request is of no interest; it is read so that closing is no reset.
                if state == .asking { received += buffer[..<count] }
                if received.count > 2 * PreviewRequest.largestHead { return }
            } else {
                hasEnded = count == 0
                if count < 0, errno != EAGAIN, errno != EINTR { state = .closed }
                return
            }
        }
    }

    private func read(
        _ answer: (PreviewRequest) -> PreviewAnswer,
        _ refusal: (PreviewRequest.Fault) -> PreviewResponse
    ) {
        do {
            guard let request = try PreviewRequest(received) else { return }
            switch answer(request) {
            case .response(let response): reply(response.bytes(withBody: request.method != "HEAD"))
            case .stream(let bytes):
                reply(bytes)
                if request.method != "HEAD" { state = .following }
            }
        } catch {
            reply(refusal(error).bytes(withBody: true))
        }
    }

    private func reply(_ bytes: [UInt8]) {
        state = .answering
        received = []
        pending = bytes
        sent = 0
        deadline = .now + Self.patience
    }

    private func send() {
        while sent < pending.count, state != .closed {
            let count = pending.withUnsafeBytes { bytes in
                Glibc.send(number, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
                deadline = .now + Self.patience
            } else {
                if errno != EAGAIN, errno != EINTR { state = .closed }
                return
            }
        }
        finish()
    }

    private func finish() {
        switch state {
        case .answering:
            shutdown(number, Int32(SHUT_WR))
            state = .closed
        case .following: (pending, sent) = ([], 0)
        case .asking, .closed: break
        }
    }
}

/// What a request gets.
enum PreviewAnswer {
    case response(PreviewResponse)
    /// The beginning of a stream of changes.
    case stream([UInt8])
}
