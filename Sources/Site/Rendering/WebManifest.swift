internal import Diagnostics

/// What a phone needs to keep the site on its home screen (W3C Web Application Manifest).
func webManifest(_ language: Int, _ maker: ContextMaker) -> OutputFile {
    let site = maker.site
    let code = site.languages[language]
    let output = Places.webManifest(code)
    let icon = { (name: String, size: Int) in
        JSON.members([
            "src": .string(output.relativeURL(to: maker.assets.output(name))), "sizes": .string("\(size)x\(size)"), "type": "image/png",
            "purpose": "any",
        ])
    }
    let manifest = JSON.members([
        "name": .string(site.title(in: language)),
        "short_name": .string(String(site.title(in: language).prefix(12))),
        "description": site.summary(in: language).map { .string($0) },
        "lang": .string(code.tag),
        "start_url": .string(output.relativeURL(to: site.pages[site.homePage(language)].output)),
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "icons": [icon("icon-192.png", 192), icon("icon-512.png", 512)],
    ])
    return OutputFile(output, manifest.text(pretty: true) + "\n")
}

/// The headers that hosts which read a `_headers` file send with the site.
func headers(_ site: ResolvedSite, _ assets: ThemeAssets) -> OutputFile {
    OutputFile(
        Places.headers,
        """
        /*
          Content-Security-Policy: \(ContextMaker.headerPolicy(hasTools: site.hasTools))
          X-Content-Type-Options: nosniff
          Referrer-Policy: no-referrer
          Permissions-Policy: camera=(), geolocation=(), microphone=()
        /\(assets.folder)*
          Cache-Control: public, max-age=31536000, immutable

        """)
}
