import type { RatingSchemeResolvers } from '../../generated/types.generated.ts'
import { cutOff } from '../../rating/level.ts'

export const RatingScheme: RatingSchemeResolvers = {
  id: ({ code }) => code,
  name: ({ validFrom }) => ({
    vi: `Xếp loại người đứng đầu công đoàn (từ ${validFrom.slice(0, 4)})`,
    en: `Rating of union leaders (from ${validFrom.slice(0, 4)})`,
  }),
  excellent: ({ levels }) => cutOff('EXCELLENT', levels),
  good: ({ levels }) => cutOff('GOOD', levels),
  completed: ({ levels }) => cutOff('COMPLETED', levels),
  capPercent: ({ ceiling }) => Math.round(ceiling.cap * 1e8) / 1e6,
}
