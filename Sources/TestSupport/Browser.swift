internal import Foundation
internal import SystemPackage

/// A headless Chromium for tests: Debian's `chromium`, with a profile that goes with the value.
///
/// One test at a time may use it.
package final class Browser: @unchecked Sendable {
    /// Why a test's expectation did not come true.
    package enum Failure: Error, CustomStringConvertible {
        case system(String, errno: Int32)
        case ended(String)
        case notSeen(String)
        case refused(String, String)
        case absent(String)

        package var description: String {
            switch self {
            case .system(let call, let errno): "\(call) failed with errno \(errno)"
            case .ended(let what): "the browser ended before: \(what)"
            case .notSeen(let what): "the browser did not tell in time: \(what)"
            case .refused(let what, let reason): "the browser refused \(what): \(reason)"
            case .absent(let selector): "nothing on the page is \(selector)"
            }
        }
    }

    /// Whether the machine has the program.
    package static var isInstalled: Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/chromium") }
    }

    private let profile: ScratchDirectory
    private let pipe: BrowserPipe
    private var pages: [String: BrowserPage] = [:]

    /// Starts a browser.
    ///
    /// - Parameter deadline: How long each wait may take at most.
    /// - Throws: ``Failure``.
    package init(deadline: Duration = .seconds(60)) throws {
        profile = try ScratchDirectory()
        pipe = try BrowserPipe(profile: profile.path, deadline: deadline)
    }

    /// Opens an empty page.
    package func newPage() throws -> BrowserPage {
        let target = try call("Target.createTarget", ["url": "about:blank"])
        let attached = try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        let page = BrowserPage(browser: self, session: attached["sessionId"] as? String ?? "")
        pages[page.session] = page
        try page.prepare()
        return page
    }

    /// Closes a page.
    package func close(_ page: BrowserPage) throws {
        _ = try page.call("Page.close")
        pages[page.session] = nil
    }

    /// Sends a command and waits for its answer; events that come first go to their pages.
    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:], session: String? = nil) throws -> [String: Any] {
        let number = try pipe.send(method, parameters, session: session)
        while true {
            let message = try pipe.receive(waitingFor: method)
            guard message["id"] as? Int == number else {
                try dispatch(message)
                continue
            }
            if let error = message["error"] as? [String: Any] {
                throw Failure.refused(method, error["message"] as? String ?? "")
            }
            return message["result"] as? [String: Any] ?? [:]
        }
    }

    /// Waits for an event of a page.
    func wait(for what: String, until isSeen: () -> Bool) throws {
        while !isSeen() { try dispatch(try pipe.receive(waitingFor: what)) }
    }

    private func dispatch(_ message: [String: Any]) throws {
        guard let method = message["method"] as? String, let session = message["sessionId"] as? String else { return }
        try pages[session]?.take(method, message["params"] as? [String: Any] ?? [:])
    }

    /// Sends a command whose answer nobody waits for.
    func post(_ method: String, _ parameters: [String: Any], session: String) throws {
        _ = try pipe.send(method, parameters, session: session)
    }
}
