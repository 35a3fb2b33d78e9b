/** A number of leaders below this is never told (domain.md J9: a cell under 5 is hidden). */
export const LEAST = 5
