import Mustache
@testable import Site
import Testing

/// Our templates are a part of Mustache: whatever is written in it comes out as a Mustache library renders it.
@Suite struct TemplateTests {
    static let library: [String: String] = [
        "plain": "<p>{{title}}</p>\n",
        "list": "<ul>\n{{#pages}}\n<li>{{title}}{{#summary}} – {{summary}}{{/summary}}</li>\n{{/pages}}\n</ul>\n",
        "base": "<main class=\"{{$class}}none{{/class}}\">\n{{$main}}\nnothing\n{{/main}}\n</main>\n{{> plain}}\n",
        "child": "{{< base}}\n{{$class}}own {{kind}}{{/class}}\n{{$main}}\n{{> list}}\n{{/main}}\n{{/base}}\n",
        "grandchild": "{{< child}}{{$class}}third{{/class}}{{/child}}",
    ]

    static let values: Values = [
        .title: "甲 & <乙> \"丙\" '丁'", .kind: "k", .hasTags: true, .hasLinks: false, .summary: "摘要",
        .pages: [[.title: "一", .summary: "s"], [.title: "二 > 三"], [:]] as [Values], .list: [Values](),
        .sources: Filling.texts(["S001", "<S002>"]), .page: [.title: "内", .notice: [.tag: "zh"] as Values] as Values,
        .body: Filling.html(Array("<b>粗</b>\n".utf8)),
    ]

    func ours(_ text: String) -> String {
        var sources = Self.library
        sources["it"] = text
        return String(decoding: Template("it", among: sources, words: [:]).filled(Self.values), as: UTF8.self)
    }

    func theirs(_ text: String) throws -> String {
        var templates = try Self.library.mapValues { try MustacheTemplate(string: $0) }
        templates["it"] = try MustacheTemplate(string: text)
        return MustacheLibrary(templates: templates).render(Filling.values(Self.values).plain, withTemplate: "it") ?? ""
    }

    @Test(arguments: [
        "{{title}}", "{{{title}}}", "{{& title}}", "{{#pages}}{{title}},{{/pages}}", "{{^list}}none{{/list}}", "{{#list}}x{{/list}}",
        "{{#sources}}[{{.}}]{{/sources}}", "{{page.notice.tag}}{{page.nothing.tag}}", "{{#page}}{{title}}{{kind}}{{/page}}",
        "a\n{{! a remark }}\nb\n", "a\n  {{#hasTags}}  \nb\n  {{/hasTags}}\nc", "x {{#hasTags}}\ny{{/hasTags}} z\n",
        "{{#hasLinks}}\nno\n{{/hasLinks}}\nend", "{{#summary}}{{.}}{{/summary}}", "{{> list}}", "a\n{{> plain}}\nb", "{{> child}}",
        "{{> grandchild}}", "{{{body}}}", "{{hasTags}}", "{{^hasLinks}}{{^hasTags}}both{{/hasTags}}one{{/hasLinks}}",
        "{{#pages}}\n{{#summary}}\n{{summary}}\n{{/summary}}\n{{^summary}}\n-\n{{/summary}}\n{{/pages}}\n",
    ]) func isFilledAsTheLibraryFillsIt(text: String) throws {
        #expect(try ours(text) == theirs(text))
    }

    @Test func generatedTemplatesAreFilledAsTheLibraryFillsThem() throws {
        var state: UInt64 = 3
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let names = [
            "title", "kind", "hasTags", "hasLinks", "pages", "list", "sources", "page", "page.title", "page.notice", "summary", "icon",
        ]
        let hasText = { (name: String) in !["pages", "list", "sources", "page", "page.notice"].contains(name) }
        /// Within a line. Where several tags fill a line of their own the library leaves the standard, so text stands around.
        func inline(_ depth: Int) -> String {
            (0...next(3)).map { _ -> String in
                let name = names[next(names.count)]
                switch next(depth > 2 ? 3 : 5) {
                case 0: return "字"
                case 1: return " a "
                case 2: return hasText(name) ? "{{\(name)}}" : "{{{body}}}"
                case 3: return "{{#\(name)}}\(inline(depth + 1)){{/\(name)}}"
                default: return "{{^\(name)}}\(inline(depth + 1)){{/\(name)}}"
                }
            }.joined()
        }
        func lines(_ depth: Int) -> String {
            (0...next(4)).map { _ -> String in
                let name = names[next(names.count)]
                switch next(depth > 2 ? 3 : 6) {
                case 0, 1: return "x\(inline(0))y\n"
                case 2: return ["\n", "{{! x }}\n", "  {{> plain}}\n", "{{> list}}\n"][next(4)]
                case 3: return "{{^\(name)}}\n\(lines(depth + 1)){{/\(name)}}\n"
                default: return "{{#\(name)}}\n\(lines(depth + 1)){{/\(name)}}\n"
                }
            }.joined()
        }
        for _ in 0..<1500 {
            let text = lines(0)
            #expect(try ours(text) == theirs(text), "\(text)")
        }
    }

    @Test func theWordsOfALanguageAreInPlaceBeforeAPageIs() {
        let template = Template(
            "it", among: ["it": "{{words.skip}}{{#words.skip}} & {{title}}{{/words.skip}}{{^words.gone}}!{{/words.gone}}"],
            words: ["skip": "a<b"])
        #expect(String(decoding: template.filled([.title: "t"]), as: UTF8.self) == "a&lt;b & t!")
    }

    @Test func whatIndentsAPartialIndentsItsLines() {
        let template = Template("it", among: ["it": "<div>\n  {{> inner}}\n</div>\n", "inner": "a\n{{title}}\n"], words: [:])
        #expect(String(decoding: template.filled([.title: "b"]), as: UTF8.self) == "<div>\n  a\n  b\n</div>\n")
    }

    @Test func ABlockThatNamesItselfEnds() {
        let template = Template(
            "it", among: ["it": "{{< base}}{{$main}}[{{$main}}x{{/main}}]{{/main}}{{/base}}", "base": "{{$main}}y{{/main}}"], words: [:])
        #expect(String(decoding: template.filled([:]), as: UTF8.self) == "[x]")
    }
}

extension Filling {
    /// As the library takes it.
    fileprivate var plain: Any {
        switch self {
        case .text(let text): text
        case .html(let bytes): String(decoding: bytes, as: UTF8.self)
        case .flag(let isSet): isSet
        case .texts(let texts): texts
        case .list(let items): items.map { Filling.values($0).plain }
        case .values(let values):
            Dictionary(TemplateName.allCases.compactMap { name in values.value(name).map { (name.rawValue, $0.plain) } }) { first, _ in
                first
            }
        }
    }
}
