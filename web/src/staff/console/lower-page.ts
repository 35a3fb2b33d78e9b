import {
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** A change of a text: what stands between two places becomes another text. */
export type Edit = { from: number; to: number; insert: string }

/**
 * Writes a smaller `first` where a page is in a question; nothing where a variable says it, or the page is not there.
 * @param operation name of the operation meant; undefined for the only one
 * @param page the place in the answer, by the names the answer has
 */
export function lowerPage(
  text: string,
  operation: string | undefined,
  page: string,
  size: number,
): Edit[] {
  const document = read(text)
  const meant = document?.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION &&
      (operation === undefined || node.name?.value === operation),
  )
  if (!document || !meant) return []
  return fieldsAt(document, meant, page.split('.')).flatMap((field) => editOf(field, size))
}

/** The text with the changes made; places are those of the text before. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to), text)
}

function read(text: string): DocumentNode | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/** Every field the answer has at a place; there are several where a question asks twice for the same. */
function fieldsAt(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  path: readonly string[],
): FieldNode[] {
  let [found, sets]: [FieldNode[], SelectionSetNode[]] = [[], [selectionSet]]
  for (const step of path) {
    found = sets
      .flatMap((set) => fieldsIn(document, set, new Set()))
      .filter(({ alias, name }) => (alias ?? name).value === step)
    sets = found.flatMap((field) => field.selectionSet ?? [])
  }
  return [...new Set(found)]
}

function fieldsIn(document: DocumentNode, set: SelectionSetNode, opened: Set<string>): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsIn(document, selection.selectionSet, opened)
    const name = selection.name.value
    if (opened.has(name)) return []
    opened.add(name)
    return document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name
        ? fieldsIn(document, node.selectionSet, opened)
        : [],
    )
  })
}

function editOf({ name, arguments: given = [] }: FieldNode, size: number): Edit[] {
  const value = given.find((argument) => argument.name.value === 'first')?.value
  if (value?.kind === Kind.VARIABLE) return []
  if (value?.loc) return [{ from: value.loc.start, to: value.loc.end, insert: `${size}` }]
  const at = given[0]?.loc?.start
  if (at !== undefined) return [{ from: at, to: at, insert: `first: ${size}, ` }]
  const end = name.loc?.end
  return end === undefined ? [] : [{ from: end, to: end, insert: `(first: ${size})` }]
}
