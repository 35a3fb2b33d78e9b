import type { AnswerScale, LeaderScheme, PostKind } from './leader-scheme.ts'

/** A question of the survey and the scale of its answers. */
export type ScoredQuestion = { readonly code: string; readonly scale: AnswerScale }

/** The questions of a scheme that speak about one kind of post: own trust, then the items of satisfaction. */
export function questionsOf(
  scheme: LeaderScheme,
  kind: PostKind,
): { trust: ScoredQuestion; items: ScoredQuestion[] } {
  const { trust, items } = scheme.posts[kind]
  return {
    trust: { code: trust, scale: scheme.scales.trust },
    items: items.map((code) => ({ code, scale: scheme.scales.item })),
  }
}
