internal import Foundation

/// The scoring engine as a WebAssembly module, compiled from the sources of `Scoring` when this binary was built.
public enum ScoringWeb {
    /// What the site publishes as `scoring.wasm`.
    public static let module = [UInt8](Data(base64Encoded: embeddedModule) ?? Data())
}
