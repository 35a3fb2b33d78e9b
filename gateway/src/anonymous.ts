import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './refusal.ts'

/** The root fields that never travel with an identity (issue 4, item 2; privacy.md 2.5). */
export const ANONYMOUS_FIELDS = ['surveyManifest', 'ballotKeys', 'answerSurvey'] as const

/** `alone`: exactly one anonymous root field. `mixed`: an anonymous one beside anything else. */
export type Anonymity = 'none' | 'alone' | 'mixed'

/** Looks through fragments and every operation of the document, so that nothing hides an anonymous field. */
export function anonymityOf(document: DocumentNode): Anonymity {
  const names = rootFields(document)
  const anonymous = names.filter((name) => ANONYMOUS_FIELDS.some((field) => field === name))
  if (anonymous.length === 0) return 'none'
  return names.length === 1 ? 'alone' : 'mixed'
}

/** Root field names of all operations, repeated when selected twice, each fragment read once. */
export function rootFields(document: DocumentNode): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const collect = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value]
      if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet)
      const fragment = fragments.get(selection.name.value)
      if (!fragment) return []
      fragments.delete(selection.name.value)
      return collect(fragment.selectionSet)
    })
  return document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? collect(node.selectionSet) : [],
  )
}

/**
 * A ballot next to a session is a name: refused before anything of it is passed on.
 * @throws Refusal ANONYMOUS_WITH_IDENTITY, ANONYMOUS_WITH_OTHER_FIELDS
 */
export function refuseIdentity(anonymity: Anonymity, headers: IncomingHttpHeaders): void {
  if (anonymity === 'mixed') throw new Refusal('ANONYMOUS_WITH_OTHER_FIELDS', 400)
  if (headers.cookie !== undefined || headers.authorization !== undefined)
    throw new Refusal('ANONYMOUS_WITH_IDENTITY', 400)
}
