internal import ArgumentParser

/// A value of an option that is one of a few words.
///
/// The library can list the words of any such type. It looks up at each start how, which takes longer than to parse with
/// them; here they are listed plainly.
protocol OptionWord: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension OptionWord {
    static var allValueStrings: [String] { allCases.map { $0.rawValue } }
    static var allValueDescriptions: [String: String] { [:] }
    var defaultValueDescription: String { rawValue }
}
