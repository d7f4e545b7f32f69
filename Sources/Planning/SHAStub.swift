struct SHA256 { static func hexDigest(of bytes: some Sequence<UInt8>) -> String { "0" } }
