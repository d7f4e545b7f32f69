internal import Glibc

/// Looking for one byte with memchr(3), which reads many at a time.
extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first such byte at or after an offset; nil where there is none.
    package func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
        guard let baseAddress, start < count,
            let found = memchr(baseAddress + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
    }
}

extension [UInt8] {
    /// The offset of the first such byte at or after an offset; nil where there is none.
    package func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
        withUnsafeBufferPointer { $0.firstOffset(of: byte, from: start) }
    }
}

extension String {
    /// Whether an ASCII character stands in the text.
    package func hasByte(_ byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.firstOffset(of: byte) != nil } ?? utf8.contains(byte)
    }
}
