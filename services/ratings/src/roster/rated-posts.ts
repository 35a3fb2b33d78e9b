import type { PostKind } from '../scheme/leader-scheme.ts'

/** Posts that are rated; an acting chair too (domain.md 8.2). */
export const CHAIR_POSTS = ['CHAIR', 'ACTING_CHAIR'] as const

/** Which kind of rated post a chair of this level holds; the provincial leadership is a collective and not rated. */
export function ratedKind(level: string): PostKind | null {
  if (level === 'GRASSROOTS') return 'CHAIR'
  return level === 'DIRECT_UPPER' ? 'UPPER_CHAIR' : null
}
