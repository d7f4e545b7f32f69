package import Foundation
package import SystemPackage

/// A page of a ``Browser``, with a test in the place of the reader.
package final class BrowserPage {
    /// By which the protocol knows the page.
    let session: String
    private let browser: Browser
    /// The addresses that the page has asked for, in order.
    package private(set) var requests: [String] = []
    /// The texts of dialogs that opened; each was dismissed.
    package private(set) var dialogs: [String] = []
    /// Errors in the console: exceptions, refused scripts and styles, failed loads.
    package private(set) var problems: [String] = []
    private var loadCount = 0
    private var moveCount = 0

    init(browser: Browser, session: String) {
        self.browser = browser
        self.session = session
    }

    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        try browser.call(method, parameters, session: session)
    }

    func prepare() throws {
        for domain in ["Page", "Runtime", "Network", "Log"] { try call("\(domain).enable") }
    }

    /// Takes an event.
    func take(_ method: String, _ parameters: [String: Any]) throws {
        switch method {
        case "Page.loadEventFired": loadCount += 1
        case "Page.navigatedWithinDocument": moveCount += 1
        case "Page.javascriptDialogOpening":
            dialogs.append(parameters["message"] as? String ?? "")
            try browser.post("Page.handleJavaScriptDialog", ["accept": false], session: session)
        case "Network.requestWillBeSent":
            let request = parameters["request"] as? [String: Any]
            requests.append(request?["url"] as? String ?? "")
        case "Runtime.exceptionThrown":
            let details = parameters["exceptionDetails"] as? [String: Any]
            let exception = details?["exception"] as? [String: Any]
            problems.append("\(exception?["description"] ?? details?["text"] ?? "exception")")
        case "Runtime.consoleAPICalled" where parameters["type"] as? String == "error":
            problems.append("\(parameters["args"] ?? "")")
        case "Log.entryAdded":
            let entry = parameters["entry"] as? [String: Any]
            if entry?["level"] as? String == "error" { problems.append("\(entry?["text"] ?? "")") }
        default: break
        }
    }

    // MARK: Going

    /// Opens an address and waits until all of it is loaded.
    package func open(_ address: String) throws {
        try afterLoading("the page \(address)") {
            let result = try call("Page.navigate", ["url": address])
            if let reason = result["errorText"] as? String { throw Browser.Failure.refused(address, reason) }
        }
    }

    /// Opens a file, with what follows it in the address.
    package func open(_ file: FilePath, _ rest: String = "") throws {
        try open("file://\(file.string)\(rest)")
    }

    /// Does what leads to another page, and waits until all of that is loaded.
    package func afterLoading(_ what: String, _ body: () throws -> Void) throws {
        let count = loadCount
        try body()
        try browser.wait(for: what) { loadCount > count }
    }

    /// Does what leads to another place of the page, and waits for that.
    package func afterMoving(_ what: String, _ body: () throws -> Void) throws {
        let count = moveCount
        try body()
        try browser.wait(for: what) { moveCount > count }
    }

    // MARK: Looking

    /// The value of an expression of JavaScript, a promise's once it is kept.
    package func evaluate<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) throws -> Value {
        let parameters: [String: Any] = [
            "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true,
        ]
        let answer = try call("Runtime.evaluate", parameters)
        if let details = answer["exceptionDetails"] as? [String: Any] {
            let exception = details["exception"] as? [String: Any]
            throw Browser.Failure.refused(expression, "\(exception?["description"] ?? details["text"] ?? "")")
        }
        let value = (answer["result"] as? [String: Any])?["value"] ?? NSNull()
        let data = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
        return try JSONDecoder().decode(Value.self, from: data)
    }

    /// Runs statements for what they do.
    package func run(_ statements: String) throws {
        _ = try evaluate("(() => { \(statements); return true; })()", as: Bool.self)
    }

    /// The text of the first element that a selector finds.
    package func text(_ selector: String) throws -> String {
        guard
            let text = try evaluate(
                "document.querySelector(\(quoted(selector)))?.textContent ?? null",
                as: String?.self
            )
        else { throw Browser.Failure.absent(selector) }
        return text
    }

    /// A PNG of what is seen.
    package func picture() throws -> Data {
        let answer = try call("Page.captureScreenshot", ["format": "png"])
        return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }

    /// Waits until an expression of JavaScript is true, looking again whenever the page has changed.
    package func wait(until condition: String) throws {
        let script = """
            new Promise((resolve) => {
                const look = () => ((\(condition)) ? (observer.disconnect(), resolve(true)) : undefined);
                const observer = new MutationObserver(look);
                observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
                look();
            })
            """
        _ = try evaluate(script, as: Bool.self)
    }

    /// Waits until the page has drawn what was done to it.
    package func settle() throws {
        let script = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))"
        _ = try evaluate(script, as: Bool.self)
    }

    /// A text as a literal of JavaScript.
    package func quoted(_ text: String) -> String {
        let data = try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)
        return String(decoding: data ?? Data("null".utf8), as: UTF8.self)
    }

    // MARK: Doing

    /// Sets the window's size in CSS pixels.
    package func setViewport(width: Int, height: Int = 900) throws {
        try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false]
        )
    }

    /// Sets what the reader prefers: `dark` or `light`.
    package func setColorScheme(_ scheme: String) throws {
        let feature = ["name": "prefers-color-scheme", "value": scheme]
        try call("Emulation.setEmulatedMedia", ["features": [feature]])
    }

    /// Lets pages read and write the clipboard.
    package func allowClipboard() throws {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        try browser.call("Browser.grantPermissions", ["permissions": permissions])
    }

    /// Closes the page.
    package func close() throws {
        try browser.close(self)
    }

    /// Replaces what stands in a field as a person does, and leaves the field.
    package func setField(_ selector: String, to text: String) throws {
        try run(
            "const field = document.querySelector(\(quoted(selector))); field.focus(); if (field.select) field.select()"
        )
        if try evaluate("document.activeElement.matches('select')", as: Bool.self) {
            try run(
                "const field = document.activeElement; field.value = \(quoted(text));"
                    + "field.dispatchEvent(new Event('input', { bubbles: true }))"
            )
        } else if text.isEmpty {
            try press("Delete")
        } else {
            try type(text)
        }
        try run("document.activeElement.blur()")
    }

    /// Clicks the middle of the first element that a selector finds, once it is in view.
    package func click(_ selector: String) throws {
        let script = """
            (() => {
                const found = document.querySelector(\(quoted(selector)));
                if (!found) return null;
                found.scrollIntoView({ block: "center", behavior: "instant" });
                const { x, y, width, height } = found.getBoundingClientRect();
                return [x + width / 2, y + height / 2];
            })()
            """
        guard let place = try evaluate(script, as: [Double]?.self) else { throw Browser.Failure.absent(selector) }
        for type in ["mousePressed", "mouseReleased"] {
            let event: [String: Any] = ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1]
            try call("Input.dispatchMouseEvent", event)
        }
    }

    /// Types text into what has the focus.
    package func type(_ text: String) throws {
        try call("Input.insertText", ["text": text])
    }

    /// Presses a key by its name (`Tab`, `Enter`, `ArrowDown`, `Escape`), or a character.
    package func press(_ key: String, shift: Bool = false) throws {
        let code = Self.keyCodes[key] ?? Int(key.uppercased().unicodeScalars.first?.value ?? 0)
        var event: [String: Any] = [
            "key": key, "code": key, "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code,
            "modifiers": shift ? 8 : 0,
        ]
        let text = key == "Enter" ? "\r" : key.count == 1 ? key : ""
        event["type"] = text.isEmpty ? "rawKeyDown" : "keyDown"
        if !text.isEmpty { event["text"] = text }
        try call("Input.dispatchKeyEvent", event)
        event["type"] = "keyUp"
        event["text"] = nil
        try call("Input.dispatchKeyEvent", event)
    }

    private static let keyCodes = [
        "Tab": 9, "Delete": 46, "Enter": 13, "Escape": 27, " ": 32, "ArrowUp": 38, "ArrowDown": 40, "Home": 36,
        "End": 35, "/": 191,
    ]
}
