// embed-scoring SWIFTC CLANG RUNTIME OUTPUT SOURCE...: compiles the sources and the C runtime to a WebAssembly module, and
// writes a Swift file that holds it as base64. What is compiled on the way stands beside OUTPUT.
import Foundation

/// Runs a compiler; ends the program with its status where it fails.
func run(_ program: String, _ arguments: [String]) throws {
    let process = try Process.run(URL(filePath: program), arguments: arguments)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { exit(1) }
}

let arguments = CommandLine.arguments
guard arguments.count > 5 else {
    FileHandle.standardError.write(Data("usage: embed-scoring SWIFTC CLANG RUNTIME OUTPUT SOURCE...\n".utf8))
    exit(64)
}
let (swiftc, clang, runtime, sources) = (arguments[1], arguments[2], arguments[3], Array(arguments[5...]))
let output = URL(filePath: arguments[4])
let folder = output.deletingLastPathComponent()
let triple = "wasm32-unknown-none-wasm"
let object = folder.appending(path: "runtime.o"), module = folder.appending(path: "scoring.wasm")

try run(clang, ["--target=\(triple)", "-Os", "-ffreestanding", "-mbulk-memory", "-c", runtime, "-o", object.path])
try run(
    swiftc,
    [
        "-target", triple, "-enable-experimental-feature", "Embedded", "-swift-version", "6", "-warnings-as-errors",
        "-module-name", "Scoring", "-parse-as-library", "-wmo", "-Osize",
        "-module-cache-path", folder.appending(path: "modules").path,
        // The same bytes from every build: no hash of the intermediate code, no optimiser that happens to be installed.
        "-Xfrontend", "-disable-incremental-llvm-codegen", "-Xclang-linker", "--no-wasm-opt",
        // As small as it gets: linked as a whole, nothing unrolled, no pointers kept beside a loop's own counter.
        "-lto=llvm-full", "-Xllvm", "-force-attribute=minsize", "-Xllvm", "-sil-inline-overall-caller-block-limit=0",
        "-Xlinker", "-mllvm", "-Xlinker", "-disable-lsr",
        // A module that imports nothing; a stack that, where it overflows, traps before it reaches the data.
        "-Xfrontend", "-disable-stack-protector", "-Xclang-linker", "-nostdlib",
        "-Xlinker", "--no-entry", "-Xlinker", "--stack-first", "-Xlinker", "-z", "-Xlinker", "stack-size=1048576",
        "-Xlinker", "--gc-sections", "-Xlinker", "--strip-all", "-Xlinker", "--compress-relocations",
        object.path, "-o", module.path,
    ] + sources)
let base64 = try Data(contentsOf: module).base64EncodedString()
try Data("/// `scoring.wasm` in base64.\nlet embeddedModule = \"\(base64)\"\n".utf8).write(to: output)
