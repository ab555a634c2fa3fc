internal import Diagnostics

/// A file's name, which becomes its address, holds a space or letters that get mangled when an address is copied.
enum AwkwardName: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        site.pages.filter { !$0.isFallback && !$0.identity.isSection }.compactMap { page in
            let source = site.parsedPage(page).source
            let name = source.namePart
            if name.unicodeScalars.allSatisfy({ $0.isASCII && $0 != " " }) { return nil }
            return Finding(
                .note, "awkward-name", path: source, "the file's name becomes its address, and '\(name)' is hard to type and to share",
                help: "name it in ASCII letters, digits and '-'; the title stays in the language")
        }
    }
}
