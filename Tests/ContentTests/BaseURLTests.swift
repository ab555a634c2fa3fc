import Content
import Testing

@Suite struct BaseURLTests {
    @Test(arguments: [
        ("https://host", "https://host/", "/"), ("https://host/training", "https://host/training/", "/training/"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "/"), ("HTTPS://Host/a/b/", "HTTPS://Host/a/b/", "/a/b/"),
    ])
    func anAddressEndsInASlashAndHasAPath(text: String, whole: String, path: String) throws {
        let url = try #require(BaseURL(text))
        #expect(url.text == whole)
        #expect(url.path == path)
    }

    @Test(arguments: [
        "", "host/training", "ftp://host", "https://", "https:///x", "https://host/?q", "https://host/#x", "https://h st/",
        "javascript:alert(1)", "https://host/\"><script>", "https://:80/", "https://&@[::1/", "https://h/a/../b", "https://h//b",
        "https://h:0/", "https://h:99999/",
    ])
    func whatIsNoAddressIsNil(text: String) {
        #expect(BaseURL(text) == nil)
    }
}
