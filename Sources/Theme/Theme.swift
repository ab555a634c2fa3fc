internal import Foundation

/// The default theme, as it was in `templates/` when this binary was built.
public enum Theme {
    public struct File: Sendable {
        /// Below `templates/`: `layouts/page.html`.
        public let path: String
        public let bytes: [UInt8]
    }

    /// Every file of the theme, by path.
    public static let files: [File] = embeddedFiles.map { path, base64 in
        File(path: path, bytes: [UInt8](Data(base64Encoded: base64) ?? Data()))
    }
}
