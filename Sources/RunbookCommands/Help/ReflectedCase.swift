/// A case of an enum that another module keeps to itself: its name and its associated values.
///
/// ArgumentParser's errors are data, but internal; reflection reads the data, so that nothing depends on the text of
/// its messages. A test holds every case that a command line can cause, and fails where an upgrade changes one.
struct ReflectedCase {
    let name: String
    /// The associated values, in declared order.
    let values: [Any]

    /// Reads a case; nil where `value` is no enum.
    init?(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .enum else { return nil }
        guard let payload = mirror.children.first else {
            self.name = String(describing: value)
            self.values = []
            return
        }
        self.name = payload.label ?? ""
        let tuple = Mirror(reflecting: payload.value)
        self.values = tuple.displayStyle == .tuple ? tuple.children.map(\.value) : [payload.value]
    }

    /// The associated value at an index; nil where the case has none there.
    subscript(index: Int) -> Any? {
        values.indices.contains(index) ? values[index] : nil
    }
}

/// Reads stored properties that another module keeps to itself.
enum Reflection {
    /// The stored property of a struct.
    static func property(_ name: String, of value: Any) -> Any? {
        Mirror(reflecting: value).children.first { $0.label == name }?.value
    }

    /// The content of an optional that hides behind `Any`; the value itself where it is no optional.
    static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }

    /// The first value of a type within a value, at any depth.
    static func first<Value>(_ type: Value.Type, named name: String, within value: Any) -> Value? {
        for child in Mirror(reflecting: value).children {
            if child.label == name, let found = child.value as? Value {
                return found
            }
            if let found = first(type, named: name, within: child.value) {
                return found
            }
        }
        return nil
    }
}
