import type { BothLanguages } from '../../words/use-words.ts'
import type { BoardRating } from './board.ts'
import type { Cell } from '../shell/csv.ts'

const heads = [
  'rank',
  'leader',
  'unit',
  'class',
  'reasons',
  'points',
  'raw',
  'low',
  'high',
  'n',
  'E',
  'tied',
]

/**
 * The rows of the board's file. `say` gives the words of an id, `both` a text in the reader's
 * language; who is not rated has no figures, only the reason, as on the page.
 */
export function boardCsv(
  ratings: readonly BoardRating[],
  say: (id: string) => string,
  both: (text: BothLanguages) => string,
): Cell[][] {
  return [
    heads.map((head) => say(`csv.${head}`)),
    ...ratings.map((rating) => row(rating, say, both)),
  ]
}

function row(
  rating: BoardRating,
  say: (id: string) => string,
  both: (text: BothLanguages) => string,
): Cell[] {
  const rated = rating.level !== 'NOT_RATED'
  const reasons = rated
    ? rating.reasons.map((reason) => say(`reason.${reason}`)).join('; ')
    : say(`notRated.${rating.notRatedReason ?? 'OTHER'}`)
  return [
    rating.quota?.rank ?? null,
    plain(rating.person?.name.full ?? ''),
    plain(rating.union ? both(rating.union.name) : ''),
    plain(say(`level.${rating.level}`)),
    plain(reasons),
    rated ? rating.total : null,
    rated ? rating.rawTotal : null,
    rating.interval?.low ?? null,
    rating.interval?.high ?? null,
    rated ? rating.ballots : null,
    rated ? rating.eligible : null,
    rating.tied ? say('csv.yes') : '',
  ]
}

/** Words on a page are glued by U+00A0; in a file they are plain text. */
function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}
