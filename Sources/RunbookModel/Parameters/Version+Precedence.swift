extension Version {
    /// The place of a version among versions.
    ///
    /// Parts compare as numbers, and a missing part counts as 0. After them, the words `alpha`, `beta`, `dev` and `rc`
    /// (any case) come before the release, in this order, and `hotfix`, `post` and `patch` after it, these three at the
    /// same place. Numbers joined to such a word or following it compare as numbers, a missing one as 0: `rc2` is before
    /// `rc.10`. What else the suffix holds, and build metadata, are ignored: `2.4.0-gpu` stands where `2.4.0` does.
    package struct Precedence: Sendable, Hashable, Comparable {
        /// The three numbers.
        private let parts: [DecimalNumber]
        /// The known words of the suffix in order; after the last one comes the release itself.
        private let stages: [Stage]

        init(parts: [DecimalNumber], suffix: [ArraySlice<UInt8>]) {
            self.parts = parts + Array(repeating: .zero, count: 3 - parts.count)
            self.stages = Self.stages(of: suffix)
        }

        package static func < (lhs: Self, rhs: Self) -> Bool {
            if lhs.parts != rhs.parts { return lhs.parts.lexicographicallyPrecedes(rhs.parts) }
            for index in 0..<max(lhs.stages.count, rhs.stages.count) {
                let left = index < lhs.stages.count ? lhs.stages[index] : .release
                let right = index < rhs.stages.count ? rhs.stages[index] : .release
                if left != right { return left < right }
            }
            return false
        }

        private static func stages(of suffix: [ArraySlice<UInt8>]) -> [Stage] {
            let pieces = suffix.flatMap { $0.split(separator: UInt8(ascii: "-")) }
            return pieces.indices.compactMap { Stage(pieces[$0...]) }
        }
    }

    /// A known word of a suffix and its numbers.
    private struct Stage: Sendable, Hashable, Comparable {
        private static let ranks = [
            "alpha": -4, "beta": -3, "dev": -2, "rc": -1, "hotfix": 1, "post": 1, "patch": 1,
        ]

        static let release = Stage(rank: 0)

        private let rank: Int
        private let numbers: [DecimalNumber]

        /// Zeros at the end of the numbers say nothing, and are dropped so that equal stages have equal numbers.
        private init(rank: Int, numbers: ArraySlice<DecimalNumber> = []) {
            let significant = numbers.lastIndex { $0 != .zero }.map { numbers[...$0] } ?? []
            self.rank = rank
            self.numbers = Array(significant)
        }

        /// Reads a known word, the digits joined to it, and the numbers among the pieces right after it.
        ///
        /// Nil where the first piece is something else.
        init?(_ pieces: ArraySlice<ArraySlice<UInt8>>) {
            guard let first = pieces.first else { return nil }
            let word = first.prefix(while: \.isASCIILetter)
            let digits = first[word.endIndex...]
            guard
                word.count <= 6, digits.allSatisfy(\.isASCIIDigit),
                let rank = Self.ranks[String(decoding: word, as: UTF8.self).lowercased()]
            else { return nil }
            let following = pieces.dropFirst().prefix { $0.allSatisfy(\.isASCIIDigit) }
            let numbers = ((digits.isEmpty ? [] : [digits]) + following).map { DecimalNumber(digits: $0) }
            self.init(rank: rank, numbers: numbers[...])
        }

        static func < (lhs: Self, rhs: Self) -> Bool {
            guard lhs.rank == rhs.rank else { return lhs.rank < rhs.rank }
            return lhs.numbers.lexicographicallyPrecedes(rhs.numbers)
        }
    }
}
