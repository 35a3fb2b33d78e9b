import { Note } from '../../ui/Note.tsx'
import { RequestLine } from './RequestLine.tsx'
import type { Refused } from './use-refused.ts'

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
      <p>{refused.message}</p>
      <RequestLine id={refused.requestId} />
    </Note>
  )
}
