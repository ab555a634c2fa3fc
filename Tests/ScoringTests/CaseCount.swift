import Foundation

/// How many random cases a test tries: `RAPPORT_CASES`, or fewer by default so that the ordinary run stays short.
func caseCount(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["RAPPORT_CASES"].flatMap { Int($0) } ?? usual
}
