/** A post of a union as far as the list of its referrals goes. */
export type ListPost = { id: string; person: string; post: string }

/** The list is this long at most: who knows is few. */
export const LONGEST_LIST = 5

const CHAIRS = ['CHAIR', 'ACTING_CHAIR']

export function isChair({ post }: Pick<ListPost, 'post'>): boolean {
  return CHAIRS.includes(post)
}

/**
 * The posts on a unit's referral list: the chair always, and those the chair named; nobody named yet: the vice chairs
 * (domain.md 5, footnote 4).
 * @param posts held in the unit today; a post that ended is on no list
 */
export function onList<P extends ListPost>(posts: readonly P[], named: readonly string[] | null) {
  const others = posts.filter((post) =>
    named === null ? post.post === 'VICE_CHAIR' : named.includes(post.id),
  )
  const all = [...posts.filter(isChair), ...others.filter((post) => !isChair(post))]
  return all.slice(0, LONGEST_LIST)
}
