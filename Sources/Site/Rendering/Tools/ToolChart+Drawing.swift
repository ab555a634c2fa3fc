internal import ToolLanguage

extension ToolChart {
    /// One bar below its words a value, 44 pixels each.
    func bars(most: Double?) -> String {
        let numbers = points.compactMap(\.value)
        let low = min(0, numbers.min() ?? 0), high = max(most ?? 0, numbers.max() ?? 0)
        let span = high > low ? high - low : 1
        var svg = open(height: points.count * 44)
        for (index, point) in points.enumerated() {
            let top = index * 44
            svg += words(point.label, x: "0", y: top + 16) + words(point.text, x: "100%", y: top + 16, anchor: "end", name: "n")
            svg += "<rect class=\"track\" x=\"0\" y=\"\(top + 24)\" width=\"100%\" height=\"6\" fill=\"none\"/>"
            if let value = point.value {
                let start = (min(value, 0) - low) / span * 100, width = abs(value) / span * 100
                svg +=
                    "<rect class=\"bar\" x=\"\(Self.digits(start))%\" y=\"\(top + 24)\" width=\"\(Self.digits(width))%\" height=\"6\" fill=\"currentColor\"/>"
            }
        }
        return svg + "</svg>"
    }

    /// A ring a value, the outer first, from the top clockwise; the first value's words in the middle.
    func ring(most: Double, cuts: [Double]) -> String {
        var svg = "<svg viewBox=\"0 0 120 120\" width=\"160\" height=\"160\" role=\"img\" aria-label=\"\(chart.label.escaped)\">"
        for (index, point) in points.enumerated() where index < 4 {
            let circle = "cx=\"60\" cy=\"60\" r=\"\(52 - 11 * index)\" fill=\"none\" stroke=\"currentColor\""
            svg += "<circle class=\"track\" \(circle) stroke-width=\"2\" stroke-opacity=\".25\"/>"
            if let value = point.value, value > 0, most > 0 {
                let share = Self.digits(min(100, value / most * 100))
                svg +=
                    "<circle class=\"arc\" \(circle) stroke-width=\"8\" pathLength=\"100\" stroke-dasharray=\"\(share) 100\" transform=\"rotate(-90 60 60)\"/>"
            }
            for cut in cuts where index == 0 && cut > 0 && cut < most {
                svg +=
                    "<circle class=\"cut\" \(circle) stroke-width=\"14\" pathLength=\"100\" stroke-dasharray=\".6 99.4\" stroke-dashoffset=\"-\(Self.digits(cut / most * 100))\" transform=\"rotate(-90 60 60)\"/>"
            }
        }
        if let first = points.first {
            svg += "<text class=\"n\" x=\"60\" y=\"68\" font-size=\"24\" text-anchor=\"middle\" fill=\"currentColor\">\(first.text.escaped)</text>"
        }
        return svg + "</svg>"
    }

    /// A line over its axis; a dot and a dashed rule where the mark is.
    func line(mark: (value: Double, text: String)?) -> String {
        let height = 160.0, top = 24.0
        let isPlaced = points.allSatisfy { $0.place != nil } && points.count > 1
        let places = points.enumerated().map { isPlaced ? $1.place! : Double($0) }
        let numbers = points.compactMap(\.value)
        let low = min(0, numbers.min() ?? 0), high = max(numbers.max() ?? 0, low + 1e-9)
        let first = places.min() ?? 0, last = max(places.max() ?? 1, first + 1e-9)
        let x = { (place: Double) in (place - first) / (last - first) * 100 }
        let y = { (value: Double) in (high - value) / (high - low) * 100 }
        var path = "", isOpen = false
        for (place, point) in zip(places, points) {
            if let value = point.value { path += "\(isOpen ? "L" : "M")\(Self.digits(x(place))) \(Self.digits(y(value)))" }
            isOpen = point.value != nil
        }
        var svg = open(height: Int(height + top) + 28)
        svg += words(points.max { ($0.value ?? low) < ($1.value ?? low) }?.text ?? "", x: "100%", y: 14, anchor: "end", name: "n")
        svg +=
            "<svg x=\"0\" y=\"\(Int(top))\" width=\"100%\" height=\"\(Int(height))\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" overflow=\"visible\">"
        svg += "<path class=\"axis\" d=\"M0 \(Self.digits(y(0)))H100\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".4\" vector-effect=\"non-scaling-stroke\"/>"
        svg += "<path class=\"line\" d=\"\(path)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" vector-effect=\"non-scaling-stroke\"/></svg>"
        let below = Int(height + top) + 18
        svg += words(points.first?.label ?? "", x: "0", y: below)
        if let mark, isPlaced, mark.value >= first, mark.value <= last, let value = value(at: mark.value, places) {
            let along = Self.digits(x(mark.value)), down = Self.digits(top + y(value) / 100 * height)
            svg +=
                "<line class=\"mark\" x1=\"\(along)%\" x2=\"\(along)%\" y1=\"\(down)\" y2=\"\(Int(top + height))\" stroke=\"currentColor\" stroke-dasharray=\"2 3\"/>"
            svg += "<circle class=\"dot\" cx=\"\(along)%\" cy=\"\(down)\" r=\"5\" fill=\"currentColor\"/>"
            let anchor = x(mark.value) < 15 ? "start" : x(mark.value) > 85 ? "end" : "middle"
            svg += words(mark.text, x: "\(along)%", y: 14, anchor: anchor, name: "m")
        }
        svg += words(points.last?.label ?? "", x: "100%", y: below, anchor: "end")
        return svg + "</svg>"
    }

    /// The line's height at a place between two points.
    private func value(at place: Double, _ places: [Double]) -> Double? {
        for index in places.indices.dropLast() where places[index] <= place && place <= places[index + 1] {
            guard let a = points[index].value, let b = points[index + 1].value else { continue }
            let width = places[index + 1] - places[index]
            return width == 0 ? a : a + (b - a) * (place - places[index]) / width
        }
        return nil
    }

    private func open(height: Int) -> String {
        "<svg width=\"100%\" height=\"\(height)\" role=\"img\" aria-label=\"\(chart.label.escaped)\">"
    }

    private func words(_ text: String, x: String, y: Int, anchor: String = "start", name: String = "t") -> String {
        "<text class=\"\(name)\" x=\"\(x)\" y=\"\(y)\" font-size=\"13\" text-anchor=\"\(anchor)\" fill=\"currentColor\">\(text.escaped)</text>"
    }

    /// To two places: the same digits on every machine.
    private static func digits(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let whole = abs(hundredths) / 100, rest = abs(hundredths) % 100
        let places = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (hundredths < 0 ? "-" : "") + String(whole) + places
    }
}
