extension Array {
    /// Appends an element. Never inlined: the compiler unrolls `append` wherever it is called, and this is one routine.
    @inline(never)
    mutating func push(_ element: Element) { append(element) }
}
