import { isObjectType, type GraphQLSchema } from 'graphql'
import type { RefObject } from 'react'
import type { EditorHandle } from './editor/Editor.tsx'
import { prettify } from './editor/prettify.ts'
import { endOfOperation, fieldText } from './schema/field-text.ts'
import type { useDraft } from './use-draft.ts'

/** Puts a field of the schema into the question: a root field at its end, another one where the cursor is. */
export function useInsert(
  schema: GraphQLSchema | null,
  { draft, change }: ReturnType<typeof useDraft>,
  editor: RefObject<EditorHandle | null>,
): (parentType: string, name: string) => void {
  return (parentType, name) => {
    const type = schema?.getType(parentType)
    const field = isObjectType(type) ? type.getFields()[name] : undefined
    if (!field) return
    if (parentType !== 'Query') return editor.current?.insert(fieldText(field))
    const isBlank = draft.text.replace(/query|[{}\s]/g, '') === ''
    const text = fieldText(field)
    if (isBlank) change({ text: prettify(`query { ${text} }`) ?? `query {\n  ${text}\n}\n` })
    else editor.current?.insert(`  ${text}\n`, endOfOperation(draft.text))
    editor.current?.focus()
  }
}
