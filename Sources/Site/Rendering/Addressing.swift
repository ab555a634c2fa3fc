/// How the pages at one place write addresses: relative to it, or, where a page is shown at any address at all,
/// from the root of the host.
enum Addressing: Sendable {
    case relative(to: OutputPath)
    case absolute(basePath: String)

    func url(_ target: OutputPath) -> String {
        switch self {
        case .relative(let own): own.relativeURL(to: target)
        case .absolute(let base): base + target.text.urlEncoded
        }
    }
}
