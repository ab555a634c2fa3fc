internal import Foundation
internal import ToolLanguage

extension ToolChart {
    /// A list of bars, each between its label and its number.
    func bars(most: Double) -> String {
        let longest = max(most, points.map { abs($0.value ?? 0) }.max() ?? 0)
        let rows = points.map { point in
            let value = point.value ?? 0, width = longest > 0 ? abs(value) / longest * 100 : 0
            return """
                <li><span>\(point.label.escaped)</span><svg\(value < 0 ? " class=\"minus\"" : "") aria-hidden="true" width="100%" height="6">\
                <rect width="\(Self.digits(width, 2))%" height="6"/></svg><span class="num">\(point.text.escaped)</span></li>
                """
        }
        return "<ul>\(rows.joined())</ul>"
    }

    /// A ring round the value, from the top clockwise, with the ends of the bands marked.
    func ring(most: String, cuts: [String], standing: ToolPage.Option?) -> String {
        guard let point = points.first, let whole = Double(most), whole > 0 else { return "" }
        let share = max(0, min(100, (point.value ?? 0) / whole * 100))
        let line = "fill=\"none\" stroke=\"currentColor\""
        var svg = "<svg viewBox=\"-16 -6 232 212\" role=\"img\" aria-label=\"\(chart.label.escaped) \(point.text.escaped)\">"
        svg += "<circle class=\"track\" cx=\"100\" cy=\"100\" r=\"86\" \(line) stroke-opacity=\".3\"/>"
        if share > 0 {
            svg += """
                <circle class="value" cx="100" cy="100" r="86" pathLength="100" stroke-dasharray="\(Self.digits(share, 2)) 100" \
                transform="rotate(-90 100 100)" \(line) stroke-width="6"/>
                """
        }
        let inner = cuts.compactMap { cut in Double(cut).map { (cut, $0 / whole * 100) } }.filter { $0.1 > 0 && $0.1 < 100 }
        for (text, place) in inner + [(most, 0)] {
            let (from, to, words) = (around(place, 79), around(place, 93), around(place, 104))
            svg += """
                <line class="tick" x1="\(from.x)" y1="\(from.y)" x2="\(to.x)" y2="\(to.y)" stroke="currentColor"/>\
                <text x="\(words.x)" y="\(words.y)" font-size="12" text-anchor="middle" fill="currentColor">\(self.text.number(text))</text>
                """
        }
        svg += "</svg><div class=\"mid\" aria-hidden=\"true\"><span class=\"n\">\(point.text.escaped)</span>"
        if let standing {
            let icon = ["warn": "i-warn", "block": "i-stop"][standing.tone ?? ""]
            let drawn = icon.map { "<svg class=\"ico\" aria-hidden=\"true\"><use href=\"#\($0)\"/></svg>" } ?? ""
            svg += "<span class=\"b \(standing.tone ?? "")\">\(drawn)\(standing.label.escaped)</span>"
        }
        return svg + "</div>"
    }

    /// A place on a circle round the middle of the ring, in percent of the way from the top.
    private func around(_ percent: Double, _ radius: Double) -> (x: String, y: String) {
        let turn = percent / 100 * 2 * Double.pi
        return (Self.digits(100 + radius * sin(turn), 1), Self.digits(100 - radius * cos(turn), 1))
    }

    /// A line over its axis; a point and a rule where the mark is.
    func line(mark: (value: Double, text: String)?) -> String {
        let wide = 460.0, high = 190.0
        let places = points.enumerated().map { $1.place ?? Double($0) }
        let left = places.min() ?? 0, right = places.max() ?? 1
        let values = points.compactMap(\.value)
        let least = min(values.min() ?? 0, 0), span = max(max(values.max() ?? 0, 0) - least, 1e-9)
        let x = { (place: Double) in (place - left) / (right > left ? right - left : 1) * wide }
        let y = { (value: Double) in high - (value - least) / span * (high - 12) }
        let path = zip(places, points).compactMap { place, point in
            point.value.map { "\(Self.digits(x(place), 1)) \(Self.digits(y($0), 1))" }
        }
        let words = { (text: String, x: String, y: String, more: String) in
            "<text x=\"\(x)\" y=\"\(y)\" font-size=\"13\" fill=\"currentColor\"\(more)>\(text.escaped)</text>"
        }
        var svg = "<svg viewBox=\"-2 0 500 216\" role=\"img\" aria-label=\"\(chart.label.escaped)\">"
        svg += "<path class=\"axis\" d=\"M0 190H460\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".4\"/>"
        let marked = mark.flatMap { mark in value(at: mark.value, places).map { (at: x(mark.value), down: y($0), text: mark.text) } }
        if let marked {
            svg += """
                <path class="tick" d="M\(Self.digits(marked.at, 1)) 190V\(Self.digits(marked.down, 1))" fill="none" stroke="currentColor" \
                stroke-dasharray="2 3"/>
                """
        }
        svg += "<path class=\"curve\" d=\"M\(path.joined(separator: "L"))\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
        if let marked {
            svg +=
                "<circle class=\"point\" cx=\"\(Self.digits(marked.at, 1))\" cy=\"\(Self.digits(marked.down, 1))\" r=\"6\" fill=\"currentColor\"/>"
        }
        svg += words(points.first?.label ?? "", "0", "210", "") + words(points.last?.label ?? "", "460", "210", " text-anchor=\"end\"")
        if let marked, marked.at > 90, marked.at < wide - 90 {
            svg += words(marked.text, Self.digits(marked.at, 1), "210", " class=\"here\" text-anchor=\"middle\"")
        }
        let last = points.last
        return svg + words(last?.text ?? "", "460", Self.digits(y(last?.value ?? 0) - 8, 1), " text-anchor=\"end\"") + "</svg>"
    }

    /// The line's height at a place between two points; nil outside of them.
    private func value(at place: Double, _ places: [Double]) -> Double? {
        for index in places.indices.dropLast() where places[index] <= place && place <= places[index + 1] {
            guard let a = points[index].value, let b = points[index + 1].value else { continue }
            let width = places[index + 1] - places[index]
            return width == 0 ? b : a + (b - a) * (place - places[index]) / width
        }
        return nil
    }

    /// With one or two places, the same digits on every machine.
    private static func digits(_ number: Double, _ places: Int) -> String {
        let scale = places == 1 ? 10 : 100
        let parts = Int((number * Double(scale)).rounded())
        let rest = String(abs(parts) % scale)
        return (parts < 0 ? "-" : "") + String(abs(parts) / scale) + "." + String(repeating: "0", count: places - rest.count) + rest
    }
}
