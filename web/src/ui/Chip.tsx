import type { ReactNode } from 'react'

/** plain, done, late, due or information. The words carry the meaning, the colour repeats it. */
export type ChipKind = '' | 'met' | 'late' | 'due' | 'cham'

/** A small label of a state. */
export function Chip({ kind = '', children }: { kind?: ChipKind; children: ReactNode }) {
  return <span className={`chip ${kind}`}>{children}</span>
}
