internal import Content
internal import Markdown

extension ContextMaker {
    func frameKey(_ page: ResolvedPage) -> FrameKey {
        FrameKey(
            section: page.section, place: place(of: page),
            isTranslated: site.languages.indices.map { site.pageNumber(page.identity, $0) != nil },
            needs: needs(of: page))
    }

    private func needs(of page: ResolvedPage) -> PageNeeds {
        let document = site.parsedPage(page).document
        var needs: PageNeeds = []
        if !site.embeddedTools(page).isEmpty { needs.insert(.tool) }
        if document.hasDialogue { needs.insert(.dialogue) }
        if document.taskCount > 0 { needs.insert(.tasks) }
        return needs
    }

    func frame(_ key: FrameKey) -> Frame {
        let section = site.sections[key.section]
        let language = site.languages[section.language]
        let own = OutputPath(site.pages[section.page].output.text.folderPart + Frame.nameToken)
        let place = Addressing.relative(to: own)
        let values = surroundings(section.language, at: place, current: key.place, needs: key.needs) { other in
            if !key.isTranslated[other] { return site.pages[site.homePage(other)].output }
            return OutputPath(site.languages[other].prefix + own.text.dropFirst(language.prefix.count))
        }
        let crumbs = (site.ancestors(of: section.page) + [section.page]).map { page -> Values in
            [
                .title: page == site.homePage(section.language) ? language.words["learn"] : site.title(page),
                .url: place.url(site.pages[page].output),
            ]
        }
        return Frame(values, common: common(section.language, at: place), crumbs: crumbs, templates, in: language)
    }

    /// What the templates of the frame are given.
    /// - Parameters:
    ///   - place: where the page stands.
    ///   - current: which entry of the bar the page belongs to.
    ///   - needs: what the page holds.
    ///   - other: where the same page stands in another language.
    func surroundings(
        _ language: Int, at place: Addressing, current: MenuPlace, needs: PageNeeds = [], other: (Int) -> OutputPath
    ) -> Values {
        let code = site.languages[language]
        var values: Values = [
            .policy: Self.policy(runsTools: needs.contains(.tool) || current == .records && site.hasTools),
            .modules: assets.modules(for: needs).map { link($0, place) },
            .menu: menu(language, at: place, current: current),
        ]
        if needs.contains(.tool) { values[.imports] = assets.toolImports.map { link($0, place) } }
        values[.style] = assets.style.map { link($0, place) }
        values[.early] = assets.early.map { link($0, place) }
        var around = about(language, at: place)
        around[.manifest] = place.url(Places.webManifest(code))
        around[.iconSVG] = place.url(assets.output("icon.svg"))
        around[.iconPNG] = place.url(assets.output("icon-192.png"))
        around[.iconApple] = place.url(assets.output("icon-180.png"))
        if site.tags.contains(where: { $0.language == language }) { around[.tags] = place.url(Places.tags(code)) }
        if hasFeed(language) { around[.feed] = place.url(Places.feed(code)) }
        values[.site] = around
        values[.languages] = site.languages.indices.filter { $0 != language }.map { number -> Values in
            let language = site.languages[number]
            return [
                .code: language.code, .tag: language.tag, .name: language.name, .short: language.words["short"],
                .url: place.url(other(number)),
            ]
        }
        return values
    }

    /// What every layout is given of the site and the language.
    func common(_ language: Int, at place: Addressing) -> Values {
        let code = site.languages[language]
        return [
            .site: about(language, at: place), .language: [.code: code.code, .tag: code.tag, .name: code.name] as Values,
        ]
    }

    private func about(_ language: Int, at place: Addressing) -> Values {
        var values: Values = [
            .title: site.title(in: language), .home: place.url(site.pages[site.homePage(language)].output),
            .updates: place.url(Places.updates(site.languages[language])),
        ]
        if site.hasTools { values[.tools] = place.url(Places.tools(site.languages[language])) }
        return values
    }

    private func menu(_ language: Int, at place: Addressing, current: MenuPlace) -> [Values] {
        let code = site.languages[language]
        let learn = site.pages[site.homePage(language)].output
        var menu: [Values] = [[.title: code.words["learn"], .url: place.url(learn), .current: current == .learn]]
        if site.hasTools {
            menu.append([.title: code.words["tools"], .url: place.url(Places.tools(code)), .current: current == .tools])
        }
        menu.append([.title: code.words["updates"], .url: place.url(Places.updates(code)), .current: current == .updates])
        if hasRecords[language] {
            menu.append([.title: code.words["records"], .url: place.url(Places.records(code)), .current: current == .records])
        }
        return menu
            + site.menu(in: language).map { _, page -> Values in
                [.title: site.title(page), .url: place.url(site.pages[page].output), .current: current == .named(page)]
            }
    }

    /// The entry that names the page or a section around it; else the first, where everything is learned.
    private func place(of page: ResolvedPage) -> MenuPlace {
        for (_, named) in site.menu(in: page.language) {
            let identity = site.pages[named].identity
            if identity == page.identity || identity.isSection && !identity.path.isEmpty && page.identity.path.hasPrefix(identity.path) {
                return .named(named)
            }
        }
        return .learn
    }

    /// With its integrity where the site has an address of its own. Browsers refuse integrity on pages opened from
    /// a folder, and a site without a `base_url` is one that is read like that.
    func link(_ linked: ThemeAssets.Linked, _ place: Addressing) -> Values {
        var values: Values = [.url: place.url(linked.output)]
        if site.parsed.configuration.baseURL != nil { values[.integrity] = linked.integrity }
        return values
    }
}
