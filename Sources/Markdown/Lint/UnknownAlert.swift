import Diagnostics

extension LintRule {
    /// `[!NOTIC]`: shown as it is, in an ordinary quote.
    static let unknownAlert = blemish("unknown-alert") { kind in
        guard case .unknownAlert(let marker) = kind else { return nil }
        let name = String(marker.dropFirst()).uppercased()
        let names = Alert.allCases.map(\.rawValue)
        let meant = names.contains(name) ? name : nearMiss(to: name, among: names)
        let help = meant.map { "write '> [!\($0)]'" } ?? "write one of \(names.joined(separator: ", "))"
        if names.contains(name) { return ("'[\(marker)]' needs a half-width '!' to make a call-out", help) }
        return ("'\(name)' is not a call-out\(didYouMean(name, among: names))", help)
    }
}
