/// Every name that a template may use. `words.…` names the interface's words instead.
let templateNames: Set<String> = [
    // the site and the language
    "site", "title", "home", "feed", "manifest", "iconSVG", "iconPNG", "iconApple", "updates", "records", "tags", "language", "code", "tag",
    "name", "short", "words", "policy", "style", "early", "modules", "url", "integrity", "languages", "alternates",
    "menu", "current", "frame", "kit", "spine", "foot",
    // a page
    "page", "heading", "long", "summary", "description", "canonical", "ogImage", "kind", "isHome", "updatedISO", "updatedText",
    "reviewedText", "ownerText", "minutesText", "sectionText", "hasOutline", "outlineText", "outline", "id", "children", "hasChildren",
    "body", "notice", "text", "structuredData", "sources", "hasLinks", "links", "number", "hasTags", "breadcrumbs", "hasBreadcrumbs",
    "section", "list", "pages", "hasPages", "ordinal", "related", "hasRelated", "sectionTitle", "previous", "next",
    // lists
    "sections", "subsections", "countText", "hasMore", "moreText", "news", "hasNews", "iso", "days", "target",
]
