import { Note } from '../../ui/Note.tsx'
import type { Refused } from './use-act.ts'

/** The sentence of a refusal that stands at no field of the page. */
export function RefusedNote({
  refused,
  fields = [],
}: {
  refused: Refused | null
  fields?: readonly string[]
}) {
  if (!refused || (refused.field !== null && fields.includes(refused.field))) return null
  return (
    <Note kind="bad" alert>
      {refused.message}
    </Note>
  )
}
