import { expect, test } from 'vitest'
import { deskSentence, type Desk } from './desk-sentence.ts'

const say = (id: string, values?: Record<string, string | number>) =>
  `${id} ${values?.['count'] ?? ''}`
const list = (totalCount: number) => ({
  __typename: 'CampaignConnection' as const,
  totalCount,
  edges: [],
})

function desk(part: Partial<Desk>): Desk {
  const none = { toApprove: list(0), toCollect: list(0), toDecide: list(0), drafts: list(0) }
  return { __typename: 'CampaignDesk', toVerify: 0, ...none, ...part }
}

test('the desk names only what waits', () => {
  expect(deskSentence(desk({ toApprove: list(1), toVerify: 3 }), say)).toBe(
    'desk.toApprove 1, desk.toVerify 3',
  )
  expect(deskSentence(desk({ drafts: list(2) }), say)).toBe('desk.nothing ')
})
