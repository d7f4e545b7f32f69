import SystemPackage
import TestSupport
import Testing

/// Holds what the program writes against the schemas of the handbook.
enum JSONSchema {
    /// How a file holds documents.
    enum Form: String {
        case whole
        /// One document a line.
        case lines
    }

    /// Every key of a document must be declared; where it is asked for, every declared key must be found as well.
    private static let validation = """
        import json, sys, jsonschema
        def strict(node):
            if isinstance(node, dict):
                if "properties" in node: node.setdefault("additionalProperties", False)
                for value in node.values(): strict(value)
            elif isinstance(node, list):
                for value in node: strict(value)
            return node
        def declared(node):
            if isinstance(node, dict):
                yield from node.get("properties", {})
                for value in node.values(): yield from declared(value)
            elif isinstance(node, list):
                for value in node: yield from declared(value)
        def found(node):
            if isinstance(node, dict):
                yield from node
                for value in node.values(): yield from found(value)
            elif isinstance(node, list):
                for value in node: yield from found(value)
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        unseen = set(declared(schema)) if sys.argv[3] == "exhaustive" else set()
        validator = jsonschema.Draft202012Validator(strict(schema))
        for path in sys.argv[4:]:
            text = open(path).read()
            for document in [json.loads(x) for x in (text.splitlines() if sys.argv[2] == "lines" else [text])]:
                unseen -= set(found(document))
                for error in validator.iter_errors(document):
                    print(error.json_path, error.message, [x.message for x in error.context or []])
        if unseen: print("declared and never written:", sorted(unseen))
        """

    /// What is wrong with files that a schema describes; empty where nothing is.
    static func complaints(
        _ schema: String,
        _ files: [FilePath],
        _ form: Form = .whole,
        isExhaustive: Bool = false
    ) throws -> String {
        let path = PythonChecker.schemas.appending("\(schema).schema.json").string
        let arguments = [path, form.rawValue, isExhaustive ? "exhaustive" : "any"] + files.map(\.string)
        return try PythonChecker.complaints(PythonChecker.withSchemas, validation, arguments)
    }
}

extension Trait where Self == ConditionTrait {
    /// For tests that hold documents against schemas.
    static var needsSchemas: Self {
        .enabled(if: PythonChecker.withSchemas != nil, "needs python3 with the package jsonschema")
    }
}
