import { holds, type Viewer } from './viewer.ts'
import { sayer, type Localized } from './words.ts'

/** Why a figure is not told: `figure/schema.graphql`. */
export type NoFigure = 'NOT_PUBLISHED' | 'NOT_COVERED' | 'TOO_FEW'

const words = {
  NOT_PUBLISHED: {
    vi: 'Chưa có gì được công bố cho năm này.',
    en: 'Nothing is published for this year.',
  },
  NOT_COVERED: {
    vi: 'Số liệu công bố của năm này không có đơn vị này.',
    en: 'What is published for this year does not reach this organisation.',
  },
  TOO_FEW: {
    vi: 'Quá ít người hoặc đơn vị: một con số sẽ nói về từng người.',
    en: 'Too few people or units: a number would say something about one of them.',
  },
} as const satisfies Record<NoFigure, Localized>

const say = sayer(words)

/** The member of every union of figures that tells nothing. */
export function notEnoughData(reason: NoFigure) {
  const message = { vi: say(reason, 'vi'), en: say(reason, 'en') }
  return { __typename: 'NotEnoughData' as const, reason, message }
}

/** Whether a viewer may see what the organisation at `path` adds up to (domain.md 5; D-19: analysts get aggregates). */
export function seesFigures(viewer: Viewer, path: string): boolean {
  return holds(viewer, ['ANALYST', 'PROVINCIAL_OFFICER', 'INSPECTION'], path)
}
