// embed-theme TEMPLATES OUTPUT: writes a Swift file that holds every file of the theme, so that an installed
// `rapport` needs no folder beside it. Base64 in string literals, because the compiler takes a literal of any
// bytes in no time and an array of numbers in minutes.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: embed-theme TEMPLATES OUTPUT\n".utf8))
    exit(64)
}
let folder = URL(filePath: arguments[1], directoryHint: .isDirectory)
let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
var source = "/// Path and base64 of every file of `templates/`.\nlet embeddedFiles: [(String, String)] = [\n"
for name in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
    let file = folder.appending(path: name)
    guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
    source += "    (\"\(name)\", \"\(try Data(contentsOf: file).base64EncodedString())\"),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(filePath: arguments[2]))
