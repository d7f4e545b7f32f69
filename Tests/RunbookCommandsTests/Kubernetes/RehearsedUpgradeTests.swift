import Foundation
import SystemPackage
import TestSupport
import Testing

/// Rehearsals of the shipped runbook against an API server, with the real kubectl.
@Suite(.enabled(if: KubernetesEmulator.isAvailable, "needs kubectl, python3 and the package kmock"))
struct RehearsedUpgradeTests {
    private static let id = "upgrade-milvus-standalone-operator"

    private func execute(_ emulator: KubernetesEmulator, _ arguments: [String]) throws -> CompletedProgram {
        try CompletedProgram.run(
            [try BuiltProgram.path.string] + arguments,
            environment: emulator.environment,
            in: emulator.workFolder
        )
    }

    private func rehearse(
        _ emulator: KubernetesEmulator,
        _ options: [String],
        language: String = "en"
    ) throws -> CompletedProgram {
        let arguments = ["run", Self.id, "--lang", language, "--runbooks", KubernetesEmulator.runbooks]
        return try execute(emulator, arguments + ["--rehearse", "--yes", "--no-input"] + options)
    }

    /// The whole Milvus object as the server has it.
    private func milvus(_ emulator: KubernetesEmulator) throws -> String {
        try emulator.kubectl("get", "milvus", "my-release", "-o", "json")
    }

    @Test func serverDryRunLeavesTheObjectAsItWas() throws {
        let emulator = try KubernetesEmulator()
        let before = try milvus(emulator)
        let patch = #"{"spec":{"components":{"image":"milvusdb/milvus:v9"}}}"#
        let dry = ["patch", "milvus", "my-release", "--type", "merge", "-p", patch]
        let answer = try CompletedProgram.run(
            ["kubectl"] + dry + ["--dry-run=server"],
            environment: emulator.environment
        )
        #expect(answer.status == 0, "\(answer.error)")
        #expect(answer.output == "milvus.milvus.io/my-release patched\n")
        #expect(try milvus(emulator) == before)
        _ = try CompletedProgram.run(["kubectl"] + dry, environment: emulator.environment)
        #expect(try milvus(emulator) != before)
    }

    @Test(arguments: ["en", "fr"])
    func upgradeIsRehearsedAndTheObjectIsUnchanged(language: String) throws {
        let emulator = try KubernetesEmulator()
        let before = try milvus(emulator)
        let result = try rehearse(emulator, ["-p", "source_version=2.3.10"], language: language)
        #expect(result.status == 0, "\(result.error)")
        #expect(try milvus(emulator) == before)
        #expect(result.output.contains("milvus.milvus.io/my-release patched"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: emulator.workFolder.string).isEmpty)
        // Of 13 steps, the checks of the two changes prove what was not done.
        let share = language == "fr" ? "11 étapes essayées sur 13" : "11 steps of 13 exercised"
        #expect(result.error.flattened.contains(share), "\(result.error)")
        let account = try report(emulator)
        let rehearsal = try #require(account["rehearsal"] as? [String: Any])
        #expect(rehearsal["exercised"] as? Int == 11)
        #expect(rehearsal["total"] as? Int == 13)
        #expect(rehearsal["rehearsed"] as? Int == 2)
        #expect(rehearsal["written"] as? Int == 1)
        #expect(rehearsal["read"] as? Int == 8)
        let rest = rehearsal["rest"] as? [[String: Any]] ?? []
        #expect(rest.map { $0["id"] as? String } == ["operator-upgraded", "rolling-upgrade-done"])
        try countAgainstTheJournal(emulator, exercised: 11)
    }

    /// The share is true: as many steps as it says have an end in the journal that was read, rehearsed or written.
    private func countAgainstTheJournal(_ emulator: KubernetesEmulator, exercised: Int) throws {
        let ends = try emulator.journal.filter { $0.contains(#""event":"stepFinished""#) }
        let counted = ends.filter { line in
            ["read", "rehearsed", "written"].contains { line.contains("\"exercise\":\"\($0)\"") }
        }
        #expect(counted.count == exercised)
        #expect(counted.allSatisfy { $0.contains(#""outcome":"succeeded""#) })
    }

    private func report(_ emulator: KubernetesEmulator) throws -> [String: Any] {
        let json = try execute(emulator, ["report", "--format", "json"]).output
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test func migrationIsRehearsedWithoutBeginningIt() throws {
        let emulator = try KubernetesEmulator(["--image", "milvusdb/milvus:v2.1.4"])
        let before = try milvus(emulator)
        let result = try rehearse(emulator, ["-p", "source_version=2.1.4"])
        #expect(result.status == 0, "\(result.error)")
        #expect(try milvus(emulator) == before)
        #expect(result.output.contains("created (server dry run)"))
        #expect(try emulator.kubectl("get", "milvusupgrade", "-o", "name") == "")
    }

    @Test func changeThatTheServerRefusesFailsTheRehearsal() throws {
        let emulator = try KubernetesEmulator(["--missing"])
        let result = try rehearse(emulator, ["-p", "source_version=2.3.10"])
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("rehearsal-patch-rolling-1 failed"))
        #expect(result.error.contains("This rehearsal takes place here:"))
        #expect(result.error.flattened.contains("not all that was tried succeeded"))
    }
}
