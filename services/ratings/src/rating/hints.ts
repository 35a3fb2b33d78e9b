import type { Level } from '../scheme/leader-scheme.ts'
import type { RatedLeader } from './rating.ts'

/** What would have changed the class: a stable code, points where there are any, and a sentence. */
export type Hint = { code: HintCode; points: number | null; text: { vi: string; en: string } }
export type HintCode = 'TO_CLASS_UP' | 'TO_CLASS_DOWN' | 'TO_PLACE' | 'WORST_CASE' | 'TOP_GROUP'

const LEVELS: Record<Level, { vi: string; en: string }> = {
  EXCELLENT: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  GOOD: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  COMPLETED: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' },
  NOT_COMPLETED: { vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed' },
}

/** In the order they are told: up, down, the place, the people who did not answer, the chance (web.md 4.4). */
export function hintsOf({ change, nonResponse, ceiling, level }: RatedLeader): Hint[] {
  const hints: Hint[] = []
  if (change.up) hints.push(up(change.up.level, change.up.points))
  if (change.down) hints.push(down(change.down.level, change.down.points))
  if (change.toPlace !== null) hints.push(toPlace(change.toPlace))
  if (nonResponse.worstLevel !== level) hints.push(worstCase(nonResponse.worstLevel))
  if (ceiling.places > 0) hints.push(topGroup(ceiling.topGroupProbability))
  return hints
}

function up(level: Level, points: number): Hint {
  return {
    code: 'TO_CLASS_UP',
    points,
    text: {
      vi: `Thêm ${vi(points)} điểm nữa là tới mức “${LEVELS[level].vi}”.`,
      en: `${en(points)} more points reach “${LEVELS[level].en}”.`,
    },
  }
}

function down(level: Level, points: number): Hint {
  return {
    code: 'TO_CLASS_DOWN',
    points,
    text: {
      vi: `Mất hơn ${vi(points)} điểm thì xuống mức “${LEVELS[level].vi}”.`,
      en: `Losing more than ${en(points)} points falls to “${LEVELS[level].en}”.`,
    },
  }
}

function toPlace(points: number): Hint {
  return {
    code: 'TO_PLACE',
    points,
    text: {
      vi: `Còn cách người cuối cùng dưới trần xuất sắc ${vi(points)} điểm.`,
      en: `${en(points)} points from the last place under the ceiling.`,
    },
  }
}

function worstCase(level: Level): Hint {
  return {
    code: 'WORST_CASE',
    points: null,
    text: {
      vi: `Nếu mọi người chưa trả lời đều chọn mức thấp nhất, kết quả là “${LEVELS[level].vi}”.`,
      en: `If everybody who did not answer chose the lowest level: “${LEVELS[level].en}”.`,
    },
  }
}

function topGroup(probability: number): Hint {
  const percent = Math.round(probability * 100)
  return {
    code: 'TOP_GROUP',
    points: null,
    text: {
      vi: `Khả năng thật sự thuộc nhóm đứng đầu: ${percent} %.`,
      en: `Chance of really belonging to the top group: ${percent} %.`,
    },
  }
}

function en(points: number): string {
  return String(Math.round(points * 100) / 100)
}

function vi(points: number): string {
  return en(points).replace('.', ',')
}
