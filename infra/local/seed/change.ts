import { z } from 'zod'
import type { Session } from './sign-in.ts'

const Refused = z.object({
  code: z.string(),
  rule: z.string().optional(),
  field: z.string().optional(),
})

/** A change to ask for: `changed` is the answer when it is made. */
export type Change<S extends z.ZodType> = {
  operation: string
  variables: Record<string, unknown>
  changed: S
}

/** Asks for one change and gives what it came to. @throws with the code and the rule of what is refused */
export async function change<S extends z.ZodType>(
  session: Session,
  { operation, variables, changed }: Change<S>,
): Promise<z.infer<S>> {
  const answer = z.record(z.string(), z.unknown())
  const [outcome] = Object.values(await session({ operation, variables, answer }))
  const refused = Refused.safeParse(outcome)
  if (!refused.success) return changed.parse(outcome)
  const { code, rule, field } = refused.data
  throw new Error(`${operation} was refused: ${[code, rule, field].filter(Boolean).join(' ')}`)
}
