import TestSupport
import Testing

/// One way through the runbook for Milvus, trained by hand.
struct MilvusTraining: Sendable, CustomTestStringConvertible {
    var language: String
    var sourceVersion: String
    var updateMode = "rollingUpgrade"
    var columns: UInt16 = 80
    /// The steps that the path holds, which its screens count.
    var steps: Int

    var testDescription: String { "\(language) \(sourceVersion) \(updateMode) \(columns)" }

    static let all: [MilvusTraining] =
        ["fr", "en"].flatMap { language in
            [
                MilvusTraining(language: language, sourceVersion: "2.3.10", steps: 13),
                MilvusTraining(language: language, sourceVersion: "2.3.10", updateMode: "all", steps: 13),
                MilvusTraining(language: language, sourceVersion: "2.3.10", updateMode: "rollingDowngrade", steps: 13),
                MilvusTraining(language: language, sourceVersion: "2.2.1", steps: 13),
                MilvusTraining(language: language, sourceVersion: "2.1.4", steps: 18),
            ]
        } + [
            MilvusTraining(language: "fr", sourceVersion: "2.1.4", columns: 50, steps: 18),
            MilvusTraining(language: "en", sourceVersion: "2.1.4", columns: 50, steps: 18),
            MilvusTraining(
                language: "fr",
                sourceVersion: "2.3.10",
                updateMode: "rollingDowngrade",
                columns: 50,
                steps: 13
            ),
        ]

    var isDowngrade: Bool { updateMode == "rollingDowngrade" }

    /// What ends the training.
    var farewell: String { language == "fr" ? "L’entraînement est terminé." : "The training is over." }

    /// Answers the questions about values.
    func giveValues(_ person: Operator) throws {
        for name in ["release", "namespace", "operator_namespace"] { try person.give(name, "") }
        try person.give("source_version", sourceVersion)
        for name in ["target_version", "operator_repository"] { try person.give(name, "") }
        try person.give("update_mode", updateMode)
        if isDowngrade { try person.give("older_version", "2.2.9") }
    }

    /// Starts the training, answers everything to the end, and gives what each step showed.
    func walk(_ place: Workplace) throws -> (program: TerminalProgram, screens: [String]) {
        let arguments = ["train", Repository.runbook, "--level", "walk"] + Repository.options
        let program = try place.start(arguments, language: language, columns: columns)
        let person = Operator(program: program, language: language)
        try giveValues(person)
        var screens: [String] = []
        for _ in 0..<steps {
            let screen = try person.waitForMenu()
            screens.append(screen)
            // `w` writes a file in English; in French both keys are `e`.
            let writes = language == "en" && screen.contains("[w]")
            try program.type(writes ? "w" : person.runKey)
            let isIrreversible = screen.contains("delete -f milvusupgrade-migration.yaml")
            if isIrreversible { try person.answer(language == "fr" ? "confirmer" : "confirm", with: "my-release") }
        }
        try program.wait(for: farewell)
        return (program, screens)
    }
}
