/// The name of an enum's case without its payload, under which catalogs word it.
package func caseName(of value: some Any) -> String {
    String("\(value)".prefix { $0 != "(" })
}
