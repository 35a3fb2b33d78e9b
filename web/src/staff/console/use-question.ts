import type { GraphQLSchema } from 'graphql'
import { useMemo, useState } from 'react'
import { addTypenames } from './add-typenames.ts'
import type { Draft } from './use-draft.ts'
import { readVariables } from './variables/read-variable.ts'
import { operationsOf, variableFields } from './variables/variable-fields.ts'

/** What would be asked: the operation that was chosen, its form, and the text as it is sent. */
export type Question = ReturnType<typeof useQuestion>

/** Reads the draft as a question; `asked` is null while no operation can be read in it. */
export function useQuestion(draft: Draft, schema: GraphQLSchema | null) {
  const [chosen, choose] = useState<string | null>(null)
  const operations = useMemo(() => operationsOf(draft.text), [draft.text])
  const operation = operations?.find(({ name }) => name?.value === chosen) ?? operations?.[0]
  const fields = useMemo(() => variableFields(schema, operation), [schema, operation])
  const { values, wrong } = readVariables(fields, draft.typed)
  const query = useMemo(() => addTypenames(draft.text, schema), [draft.text, schema])
  const name = operation?.name?.value
  const asked = operation
    ? { query, variables: values, ...(name === undefined ? {} : { operationName: name }) }
    : null
  const names = operations?.flatMap((one) => (one.name ? [one.name.value] : [])) ?? []
  const key = JSON.stringify([draft.text, values, name])
  const isMutation = operation !== undefined && operation.operation !== 'query'
  return { asked, fields, values, wrong, names, name, choose, key, isMutation }
}
