/// One byte of a formula's code. The raw value is the format's (version 1).
public enum Operation: UInt8, Sendable {
    // What stands for itself, and what it is followed by.
    case constant = 0x00  // u index
    case word = 0x01  // u index
    case flag = 0x02  // u8
    case blank = 0x03  // u8 type
    case value = 0x04  // u index of a scalar value or of rows
    case column = 0x05  // u index, u8 how many rows further out
    case table = 0x06  // u index: all its rows
    case row = 0x07  // u8 how many rows further out

    case negate = 0x10, not, and, or, equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    case add, subtract, multiply, divide, addDays, subtractDates

    case choose = 0x20  // if
    case isBlank, coalesce
    case least, greatest  // u8 count
    case absolute, floor, ceiling
    case round  // u8 places
    case day, addMonths

    case count = 0x30, sum, mean, lowest, highest, any, all, filter, first, list
    case sequence  // u most rows

    case sort = 0x40  // u8 keys, u8 mask of those that descend
    case rank  // the same
    case running, split

    /// Wraps the part of a rule that gives its result, so that a trace can tell which rule won.
    case mark = 0x50  // u8 rule
}
