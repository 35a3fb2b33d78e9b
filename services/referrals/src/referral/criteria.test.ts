import { expect, test } from 'vitest'
import { consentTextOn } from '../consent/texts.ts'
import { criteriaOn, SYSTEM_FACTS } from './criteria.ts'

/** What nobody may ever be asked or told about (domain.md OOS-1, OOS-3, OOS-11, B-14). */
const FORBIDDEN =
  /quan điểm|tư tưởng|tôn giáo|dân tộc|gia đình|mạng xã hội|opinion|religio|ethnic|family|social media|score|điểm/i

test('no criterion asks for an opinion, religion, origin, family, or a score', () => {
  const texts = [
    ...criteriaOn('2023-06-01').items.map(({ text }) => text),
    ...Object.values(SYSTEM_FACTS),
  ]
  for (const { vi, en } of texts) expect(`${vi} ${en}`).not.toMatch(FORBIDDEN)
})

test('the text of the consent says who sees it, that leaving needs no reason, and when it is erased', () => {
  const { paragraphs, version } = consentTextOn('2023-06-01')
  const vi = paragraphs.map((one) => one.vi).join(' ')
  expect(version).toBe('1')
  for (const words of [
    'không cần lý do',
    'Công ty, đồng nghiệp',
    'từng lượt xem',
    '24 tháng',
    'xếp loại',
  ])
    expect(vi).toContain(words)
})
