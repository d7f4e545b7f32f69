/// A value that its type has accepted, in its canonical text (a version without its leading `v`).
package struct ParameterValue: Sendable, Hashable {
    /// What stands in commands and files.
    package var text: String
    package var type: ParameterType

    /// Takes a text that `type` accepts.
    package init(accepted text: String, as type: ParameterType) {
        self.text = text
        self.type = type
    }

    /// The value of a `version`; nil for other types.
    package var version: Version? {
        type == .version ? Version(text) : nil
    }

    /// The value of an `integer`; nil for other types.
    package var integer: Int64? {
        type == .integer ? Int64(text) : nil
    }

    /// The value of a `boolean`; nil for other types.
    package var boolean: Bool? {
        type == .boolean ? Bool(text) : nil
    }

    /// The value of a `duration` in seconds; nil for other types.
    package var seconds: Int? {
        type == .duration ? try? Timespan(text).seconds : nil
    }
}
