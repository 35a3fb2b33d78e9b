/** A count of people below this is never shown by itself (domain.md I-7). */
export const LEAST = 5

/** What may wait unseen behind a number that changes only by batches of at least `LEAST`. */
export const MOST_WAITING = LEAST - 1

/**
 * Unions of a group. With two, an officer, who knows the own count, would read the other one's off the sum; with three
 * nobody learns which of the others it was.
 */
export const LEAST_UNITS = 3
