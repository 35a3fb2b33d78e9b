import type { RunLogLineResolvers } from '../../generated/types.generated.ts'
import { sayLog } from '../../words.ts'

export const RunLogLine: RunLogLineResolvers = {
  at: ({ at }) => at.toISOString(),
  text: ({ code, values }, _, ctx) =>
    sayLog(code, ctx.viewer.lang).replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      String(values[name] ?? ''),
    ),
}
