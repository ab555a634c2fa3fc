/// One step that explains a result, or one that would better it.
struct Step {
    /// The raw value is the message's byte of a step of the trace.
    enum Kind: UInt8 {
        /// The rule that won.
        case rule
        /// What a row added to a sum; a formula's sums are told apart by the number of their part.
        case term
        /// A condition that a rule before the winner missed: a comparison that did not hold. `found` should have stood so to `needed`.
        /// A condition that compares nothing, such as a flag, is `false` and needs to equal `true`.
        case missed
        /// An entry changed from `found` to `needed`.
        case next
    }

    /// The value being computed, or the input; and its row from 0 in a column, or -1.
    let value: Int32
    let row: Int32
    let kind: Kind
    /// The rule, from 1, or the sum.
    var number: Int32 = 0
    /// The value whose name stands in the comparison, or -1 for a formula; of a term the table whose rows are summed, or -1 for a sequence.
    var place: Int32 = -1
    /// The comparison, or the term's row.
    var detail: Int32 = 0
    var found = Value.blank
    var needed = Value.blank
    /// By how much a next step betters the goal: above 0, whichever way is better.
    var gain = Decimal.zero
}
