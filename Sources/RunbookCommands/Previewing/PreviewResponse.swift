/// What the preview server answers: always the end of its connection, and never to be kept.
struct PreviewResponse {
    let status: Int
    let type: String
    let body: [UInt8]
    /// Fields that only some answers have.
    var fields: [(name: String, value: String)] = []

    init(_ status: Int, type: String = "text/plain; charset=utf-8", body: [UInt8] = []) {
        self.status = status
        self.type = type
        self.body = body
    }

    /// The bytes to send.
    func bytes(withBody: Bool) -> [UInt8] {
        let length = ("Content-Length", "\(body.count)")
        return head([length] + fields) + (withBody ? body : [])
    }

    /// The head of an answer that goes on until somebody closes it.
    var streamHead: [UInt8] { head(fields) }

    private func head(_ fields: [(name: String, value: String)]) -> [UInt8] {
        let all: [(name: String, value: String)] =
            [("Content-Type", type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
            + [("Cross-Origin-Resource-Policy", "same-origin"), ("Connection", "close")] + fields
        let lines = ["HTTP/1.1 \(status) \(Self.reasons[status] ?? "Status")"] + all.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private static let reasons = [
        200: "OK", 301: "Moved Permanently", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
        421: "Misdirected Request", 431: "Request Header Fields Too Large",
    ]
}
