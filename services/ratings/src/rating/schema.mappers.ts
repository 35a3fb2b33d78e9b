import type { VisibleRating } from './audience.ts'

/** Already cut down to what this reader may see. */
export type RatingMapper = VisibleRating
