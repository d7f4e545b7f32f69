import Glibc

/// Reads keys while a question is asked.
struct Keyboard {
    private let input: Int32
    private let modes: TerminalModes
    private var wake: Terminal.Wake?
    private var decoder = KeyDecoder()

    /// What a wait brings.
    private enum Event {
        case bytes([UInt8])
        case key(Key)
        case silence
    }

    /// Milliseconds within which keys count as one burst.
    ///
    /// A paste comes in one go, and nobody strikes two keys so soon; every answer waits that long, which nobody notices.
    private static let burstPause: Int32 = 15
    /// Milliseconds after which an ESC is the Escape key.
    private static let escapePause: Int32 = 50
    /// How many keys a burst may hold; a terminal that never stops must not fill the memory.
    private static let burstLimit = 1 << 16

    /// Starts between two keys.
    init(input: Int32, modes: TerminalModes, wake: Terminal.Wake?) {
        self.input = input
        self.modes = modes
        self.wake = wake
    }

    /// Waits for keys and gives those that come in one burst.
    ///
    /// - Parameter gathersAlways: Whether to wait for more after every key, or only after an Enter, which a paste could
    ///   go on after.
    /// - Returns: The keys; one alone where something else ended the wait.
    mutating func burst(gathersAlways: Bool) -> KeyBurst {
        var keys: [Key] = []
        while keys.count < Self.burstLimit {
            switch wait(pause(after: keys)) {
            case .key(let key): return KeyBurst([key])
            case .silence: return KeyBurst(keys + decoder.timeOut())
            case .bytes([0x03]) where decoder.isInPaste:
                decoder = KeyDecoder()
                return KeyBurst([.interrupt])
            case .bytes(let bytes): keys += decoder.feed(bytes)
            }
            let isDone = !gathersAlways && !keys.isEmpty && !keys.contains(.enter)
            if isDone, !decoder.isWaiting, !decoder.isInPaste { return KeyBurst(keys) }
        }
        return KeyBurst(keys)
    }

    /// How long to wait for the next byte; -1 for ever.
    private func pause(after keys: [Key]) -> Int32 {
        if decoder.isInPaste { return -1 }
        if decoder.isWaiting { return Self.escapePause }
        return keys.isEmpty ? -1 : Self.burstPause
    }

    private mutating func wait(_ milliseconds: Int32) -> Event {
        while true {
            var descriptors = [
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&descriptors, 2, milliseconds)
            if count == 0 { return .silence }
            if count < 0 {
                guard errno == EINTR || errno == EAGAIN else { return .key(.hangup) }
                resume()
                continue
            }
            if let key = wakeKey(descriptors[1].revents) { return .key(key) }
            if let event = read(descriptors[0].revents) { return event }
        }
    }

    /// Takes the modes again that a shell may have changed while the process was stopped.
    private func resume() {
        var asking = modes.asking
        tcsetattr(input, TCSANOW, &asking)
    }

    private mutating func wakeKey(_ events: Int16) -> Key? {
        if events & Int16(POLLIN) != 0 { return wake?.key() }
        if events != 0 { wake = nil }
        return nil
    }

    private func read(_ events: Int16) -> Event? {
        guard events != 0 else { return nil }
        guard events & Int16(POLLIN) != 0 else { return .key(.hangup) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(input, &bytes, bytes.count)
        if count > 0 { return .bytes(Array(bytes.prefix(count))) }
        let isRetry = count < 0 && (errno == EINTR || errno == EAGAIN)
        return isRetry ? nil : .key(.hangup)
    }
}
