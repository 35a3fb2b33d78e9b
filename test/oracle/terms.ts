import type { OracleInput, OraclePost } from './rows.ts'

/** One term of everybody in one post: in office on the closing day if any is, then the one that began last. */
export function oneLineEach(input: OracleInput): OraclePost[] {
  const inOffice = (post: OraclePost) =>
    post.from <= input.closingDay && (post.to ?? '9999-12-31') >= input.closingDay
  const rank = (post: OraclePost) => `${inOffice(post) ? 1 : 0} ${post.from} ${post.id}`
  const same = (a: OraclePost, b: OraclePost) =>
    a.memberId !== undefined &&
    a.memberId === b.memberId &&
    a.unionId === b.unionId &&
    a.kind === b.kind
  return input.posts.filter(
    (post) => !input.posts.some((other) => same(post, other) && rank(other) > rank(post)),
  )
}

/** Whole months in post within the year, up to the closing day; null when not in post on that day. */
export function monthsInPost(post: OraclePost, input: OracleInput): number | null {
  if (post.from > input.closingDay || (post.to !== null && post.to < input.closingDay)) return null
  const from = since(post, input)
  const start = from > `${input.year}-01-01` ? from : `${input.year}-01-01`
  const [, startMonth = 0, startDay = 0] = start.split('-').map(Number)
  // Both days count: the day after the closing day ends the last month.
  const after = new Date(Date.parse(`${input.closingDay}T00:00:00Z`) + 86_400_000)
  const months = 12 * (after.getUTCFullYear() - input.year) + after.getUTCMonth() + 1 - startMonth
  return months - (after.getUTCDate() < startDay ? 1 : 0)
}

/** The first day of the unbroken stretch of terms that ends with this one. */
function since({ memberId, unionId, kind, from }: OraclePost, input: OracleInput): string {
  const dayBefore = new Date(Date.parse(`${from}T00:00:00Z`) - 86_400_000)
    .toISOString()
    .slice(0, 10)
  const before = input.posts.find(
    (post) =>
      memberId !== undefined &&
      post.memberId === memberId &&
      post.unionId === unionId &&
      post.kind === kind &&
      post.from < from &&
      (post.to ?? '9999-12-31') >= dayBefore,
  )
  return before === undefined ? from : since(before, input)
}
