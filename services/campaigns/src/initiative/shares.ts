/** One author's place. Place 1 is the lead author's; the others are empty until somebody joins with a code. */
export type AuthorPlace = {
  place: number
  memberId: string | null
  /** Whole percent. */
  share: number
  /** The split this author has agreed to; the lead author sets it and has agreed. */
  acceptedSplit: number | null
}

export type SharesRule = 'SHARE_RANGE' | 'SHARES_SUM' | 'TOO_MANY_AUTHORS'

const MOST_AUTHORS = 10

/** Shares are whole percents from 1 to 100 that sum to 100 (I-5). Null = they do. */
export function sharesRule(shares: readonly number[]): SharesRule | null {
  if (shares.length === 0 || shares.length > MOST_AUTHORS) return 'TOO_MANY_AUTHORS'
  if (shares.some((share) => !Number.isInteger(share) || share < 1 || share > 100))
    return 'SHARE_RANGE'
  return sumOf(shares) === 100 ? null : 'SHARES_SUM'
}

export function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0)
}

/** Every place has somebody who agreed to the split as it is now. */
export function isSettled(authors: readonly AuthorPlace[], split: number): boolean {
  return authors.every(
    ({ place, memberId, acceptedSplit }) =>
      memberId !== null && (place === 1 || acceptedSplit === split),
  )
}

export function firstAuthors(leadId: string, shares: readonly number[]): AuthorPlace[] {
  return shares.map((share, at) => ({
    place: at + 1,
    memberId: at === 0 ? leadId : null,
    share,
    acceptedSplit: null,
  }))
}

/** A share as the lead author writes it: for a place there is, or for a new one (null). The first is the lead's. */
export type WantedShare = { place: number | null; share: number }

/** Each place is named at most once and is there. Null = so it is. */
export function placesRule(
  authors: readonly AuthorPlace[],
  wanted: readonly WantedShare[],
): 'PLACE_UNKNOWN' | null {
  const named = wanted.slice(1).flatMap(({ place }) => (place === null ? [] : [place]))
  const there = authors.filter(({ place }) => place > 1).map(({ place }) => place)
  const sound = new Set(named).size === named.length && named.every((one) => there.includes(one))
  return sound ? null : 'PLACE_UNKNOWN'
}

/**
 * New shares for the same initiative: who has joined keeps the place and must agree anew when any share changed;
 * a place that is not named any more is gone, and its number is not given again while a higher one stands.
 */
export function resplit(
  authors: readonly AuthorPlace[],
  split: number,
  wanted: readonly WantedShare[],
): { authors: AuthorPlace[]; split: number } {
  let last = Math.max(1, ...authors.map(({ place }) => place))
  const next = wanted.map(({ place, share }, at): AuthorPlace => {
    const known = authors.find((one) => one.place === (at === 0 ? 1 : place))
    return known
      ? { ...known, share }
      : { place: ++last, memberId: null, share, acceptedSplit: null }
  })
  const same =
    next.length === authors.length &&
    next.every(({ place, share }, at) => {
      const old = authors[at]
      return old?.place === place && old.share === share
    })
  return { authors: next, split: same ? split : split + 1 }
}

/** A member takes an empty place, or agrees to the split anew; joining is agreeing to what was shown. */
export function takePlace(
  authors: readonly AuthorPlace[],
  split: number,
  place: number,
  memberId: string,
): AuthorPlace[] {
  return authors.map((one) =>
    one.place === place ? { ...one, memberId, acceptedSplit: split } : one,
  )
}

/** Empties a place: a co-author leaves. */
export function leavePlace(authors: readonly AuthorPlace[], memberId: string): AuthorPlace[] {
  return authors.map((one) =>
    one.memberId === memberId && one.place > 1
      ? { ...one, memberId: null, acceptedSplit: null }
      : one,
  )
}
