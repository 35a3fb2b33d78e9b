/** Titles at least this alike are shown as possible duplicates; nothing is ever refused for it (CAM-5). */
const SIMILAR_FROM = 0.7

const MARKS = /\p{M}+/gu
const NOT_WORD = /[^\p{L}\p{N}]+/gu

/** A title without what people type differently: accents (đ = d), case, punctuation, spaces; NFC or NFD alike. */
export function plainTitle(title: string): string {
  const bare = title.normalize('NFD').replaceAll(MARKS, '').toLowerCase().replaceAll('đ', 'd')
  return bare.replaceAll(NOT_WORD, ' ').trim()
}

/**
 * How alike two titles are, 0 to 1: Dice over the trigrams of their words, each word with a blank on both sides, so
 * that the order of words hardly matters and a typing error costs little. Counts repetitions.
 */
export function similarity(one: string, other: string): number {
  return dice(trigrams(one), trigrams(other))
}

function dice(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  const total = countOf(left) + countOf(right)
  if (total === 0) return 0
  let shared = 0
  for (const [gram, count] of left) shared += Math.min(count, right.get(gram) ?? 0)
  return (2 * shared) / total
}

function trigrams(title: string): Map<string, number> {
  const grams = new Map<string, number>()
  for (const word of plainTitle(title).split(' ').filter(Boolean)) {
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) {
      const gram = padded.slice(at, at + 3)
      grams.set(gram, (grams.get(gram) ?? 0) + 1)
    }
  }
  return grams
}

function countOf(grams: ReadonlyMap<string, number>): number {
  return [...grams.values()].reduce((sum, count) => sum + count, 0)
}

export type SimilarTitle = { id: string; percent: number }

/** The titles like this one, most alike first, at most five. */
export function similarTo(
  title: string,
  others: readonly { id: string; title: string }[],
): SimilarTitle[] {
  const own = trigrams(title)
  return others
    .map((other) => ({ id: other.id, likeness: dice(own, trigrams(other.title)) }))
    .filter(({ likeness }) => likeness >= SIMILAR_FROM)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ id, likeness }) => ({ id, percent: Math.floor(likeness * 100) }))
}
