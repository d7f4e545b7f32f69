import Localization
import Testing

struct MessageTemplateTests {
    @Test(arguments: [
        ("%{a} et %{b}", "1 et 2"), ("100 %", "100 %"), ("100%", "100%"), ("%%{a}", "%{a}"), ("%%%{a}", "%%{a}"),
        ("%{a}%{a}", "11"), ("%{missing}", "%{missing}"), ("%{", "%{"), ("%{}", "%{}"), ("%{a", "%{a"),
        ("%{ a }", "%{ a }"), ("%{1}", "%{1}"), ("%{é}", "%{é}"), ("", ""), ("%s %d", "%s %d"), ("{a}", "{a}"),
        ("%{nested}", "%{a}"), ("%{a b} %{b}", "%{a b} 2"),
    ])
    func placeholdersAreFilledOnce(text: String, filled: String) {
        let arguments = ["a": "1", "b": "2", "nested": "%{a}"]
        #expect(MessageTemplate(text).filled(with: arguments) == filled)
    }

    @Test func placeholdersAreNamed() {
        #expect(MessageTemplate("%{a} %%{b} %{c_1} %{a}").placeholders == ["a", "c_1"])
    }

    @Test func valuesKeepEveryCharacter() {
        let value = "%{name}\u{301} $(x) \\ \" \u{1F468}\u{200D}\u{1F469}\n"
        #expect(MessageTemplate("«%{name}»").filled(with: ["name": value]) == "«\(value)»")
    }
}
