import type { InitiativeProgrammeResolvers } from '../../generated/types.generated.ts'

export const InitiativeProgramme: InitiativeProgrammeResolvers = {
  phase: ({ phaseFrom, phaseTo }) => ({ from: phaseFrom, to: phaseTo }),
  applied: ({ appliedFrom, appliedTo }) => ({ from: appliedFrom, to: appliedTo }),
  declarations: ({ declarations }) =>
    declarations.map(({ code, vi, en }) => ({ code, text: { vi, en } })),
}
