/// Every name that a template may use. `words.…` names the interface's words instead.
let templateNames: Set<String> = [
    // the site and the language
    "site", "title", "home", "feed", "manifest", "iconSVG", "iconPNG", "iconApple", "updates", "records", "tags", "language", "code", "tag",
    "name", "short", "words", "policy", "style", "early", "modules", "url", "integrity", "languages", "alternates",
    "menu", "current", "frame", "kit", "spine", "foot", "schema",
    // a page
    "page", "heading", "long", "summary", "description", "canonical", "ogImage", "kind", "isHome", "updatedISO", "updatedText",
    "reviewedText", "ownerText", "minutesText", "sectionText", "hasOutline", "outlineText", "outline", "id", "children", "hasChildren",
    "body", "notice", "text", "structuredData", "sources", "hasLinks", "links", "number", "hasTags", "breadcrumbs", "hasBreadcrumbs",
    "section", "list", "pages", "hasPages", "ordinal", "related", "hasRelated", "sectionTitle", "previous", "next",
    // lists
    "sections", "subsections", "countText", "hasMore", "moreText", "news", "hasNews", "iso", "days", "target", "kinds", "tools",
    // a tool
    "hasTool", "toolWords", "tool", "root", "key", "data", "engine", "embedded", "aloneText", "level", "kindText", "versionText",
    "hasUses", "uses", "resultsFirst", "groups", "entries", "hasSettings", "settings", "isGate",
    // one entry of a tool, or a cell of its tables
    "isNumber", "isFlag", "isRadio", "isSelect", "isDate", "isText", "isArea", "isTable", "isArrange", "isConstant", "isComputed", "label",
    "mode",
    "value", "unit", "stepper", "checked", "described", "help", "bounds", "hasNote", "widget", "options", "option", "tone", "aria",
    "unchosen", "choices", "numeric",
    // a table of a tool
    "tables", "free", "across", "rowHead", "columns", "bodies", "group", "span", "rows", "row", "rowLabel", "because", "cells", "blankRow",
    // what comes out
    "result", "headline", "hasLines", "lines", "legends", "bands", "example", "note", "given", "folded", "results", "instead", "icon",
    "hasFigures",
    "figures", "hasRows", "drawing", "by", "of", "hasFormulas", "formulas", "formula", "hasRules", "rules", "when", "then",
    // a drill, a quiz
    "script", "turns", "seconds", "cue", "answer", "hasMoves", "moves", "ticks", "hasRefused", "refused", "answers", "questions", "why",
    "head",
]
