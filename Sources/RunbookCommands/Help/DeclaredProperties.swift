internal import ArgumentParser

/// Which property of a command stands behind which of its declared arguments.
///
/// The library's errors name properties, its declarations name arguments. Both are in declared order, and every option
/// or argument has one declaration, so that they pair up; flags, which may have several, are left out.
struct DeclaredProperties {
    private let pairs: [(property: CommandLineFault.Property, argument: ArgumentInfo)]

    /// Pairs the properties of a command with what it declares; without any where they do not pair up.
    init(of type: any ParsableCommand.Type, info: CommandInfo) {
        let properties = type.valueProperties(within: [])
        let arguments = (info.arguments ?? []).filter { $0.kind != .flag }
        self.pairs = properties.count == arguments.count ? Array(zip(properties, arguments)) : []
    }

    /// The declaration of a property.
    func argument(for property: CommandLineFault.Property) -> ArgumentInfo? {
        let exact = pairs.first { $0.property == property }
        return (exact ?? pairs.first { $0.property.name == property.name })?.argument
    }
}

/// A property wrapper that holds one value of the command line.
private protocol ValueProperty {}

extension Argument: ValueProperty {}
extension Option: ValueProperty {}

/// A property wrapper that holds a group of properties.
private protocol PropertyGroup {
    static var content: any ParsableArguments.Type { get }
}

extension OptionGroup: PropertyGroup {
    fileprivate static var content: any ParsableArguments.Type { Value.self }
}

extension ParsableArguments {
    fileprivate static func valueProperties(within groups: [String]) -> [CommandLineFault.Property] {
        Mirror(reflecting: Self()).children.flatMap { child -> [CommandLineFault.Property] in
            guard let label = child.label else { return [] }
            let name = label.hasPrefix("_") ? String(label.dropFirst()) : label
            switch child.value {
            case is any ValueProperty:
                return [CommandLineFault.Property(name: name, groups: groups)]
            case let group as any PropertyGroup:
                return type(of: group).content.valueProperties(within: groups + [name])
            default:
                return []
            }
        }
    }
}
