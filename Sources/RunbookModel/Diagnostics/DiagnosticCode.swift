/// The stable code of each fault.
///
/// The catalogs word it under `diagnostics.<case name>.message` and `.hint`:
/// RB01 files, RB02 Markdown and attributes, RB03 definitions and parameters, RB04 conditions, RB05 substitution,
/// RB06 structure, RB07 values, RB08 languages.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
    // Files.
    case fileNotFound = "RB0101"
}
