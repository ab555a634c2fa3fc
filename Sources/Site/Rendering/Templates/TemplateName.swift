/// A name that a template may use. `words.…` names the interface's words instead.
enum TemplateName: String, CaseIterable {
    // the site and the language
    case site, title, home, feed, manifest, iconSVG, iconPNG, iconApple, updates, records, tags, language, code, tag
    case name, short, words, policy, style, early, modules, imports, fetches, url, integrity, languages, alternates
    case menu, current, frame, kit, spine, foot, schema
    // a page
    case page, heading, long, summary, description, canonical, ogImage, kind, isHome, updatedISO, updatedText
    case reviewedText, ownerText, minutesText, sectionText, hasOutline, outlineText, outline, id, children, hasChildren
    case body, notice, text, structuredData, sources, hasLinks, links, number, hasTags, breadcrumbs, hasBreadcrumbs
    case section, list, pages, hasPages, ordinal, related, hasRelated, sectionTitle, previous, next
    // lists
    case sections, subsections, countText, hasMore, moreText, news, hasNews, iso, days, target, kinds, tools
    // the glossary; a learning path, and the home page's strip of them
    case terms, others, also, hasAlso, hasLetters, hasSources
    case paths, hasPaths, audience, steps, learnt, test
    // a tool
    case hasDialogue, hasTasks
    case hasTool, toolWords, tool, root, key, data, engine, embedded, aloneText, level, kindText, versionText
    case hasUses, uses, resultsFirst, groups, entries, hasSettings, settings, isGate
    // one entry of a tool, or a cell of its tables
    case isNumber, isFlag, isRadio, isSelect, isDate, isText, isArea, isTable, isArrange, isConstant, isComputed, label, mode
    case value, unit, stepper, checked, described, help, bounds, hasNote, widget, options, option, tone, aria
    case unchosen, choices, numeric
    // a table of a tool
    case tables, free, across, rowHead, columns, bodies, group, span, rows, row, rowLabel, because, cells, blankRow
    // what comes out
    case result, headline, hasLines, lines, legends, bands, example, note, given, folded, results, instead, icon
    case hasFigures
    case figures, hasRows, drawing, by, of, hasFormulas, formulas, formula, hasRules, rules, when, then
    // a drill, a quiz
    case script, turns, seconds, cue, answer, hasMoves, moves, ticks, hasRefused, refused, answers, questions, why, head
}
