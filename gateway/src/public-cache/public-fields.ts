import { Kind, parse, visit } from 'graphql'

/** Seconds each public field of a service may be kept, by `Type.field`. */
export type PublicFields = Readonly<Record<string, number>>

/** Shared values every answer is made of; they say nothing beside the field that holds them. */
const PLAIN: PublicFields = Object.fromEntries(
  ['LocalizedText.vi', 'LocalizedText.en', 'PageInfo.hasNextPage', 'PageInfo.endCursor'].map(
    (name) => [name, Number.POSITIVE_INFINITY],
  ),
)

/**
 * The fields a contract declares public with `@cacheControl(maxAge:)`.
 * @param sdl a subgraph's SDL
 */
export function publicFieldsOf(sdl: string): PublicFields {
  const found: Record<string, number> = {}
  let owner = ''
  visit(parse(sdl, { noLocation: true }), {
    ObjectTypeDefinition: ({ name }) => void (owner = name.value),
    ObjectTypeExtension: ({ name }) => void (owner = name.value),
    FieldDefinition: ({ name, directives }) => {
      const hint = directives?.find((directive) => directive.name.value === 'cacheControl')
      const value = hint?.arguments?.find((argument) => argument.name.value === 'maxAge')?.value
      if (value?.kind === Kind.INT) found[`${owner}.${name.value}`] = Number(value.value)
    },
  })
  return found
}

/** Seconds a field may be kept; 0 when it is not public. */
export function keepFor(fields: PublicFields, type: string, field: string): number {
  if (field === '__typename') return Number.POSITIVE_INFINITY
  const name = `${type}.${field}`
  return fields[name] ?? PLAIN[name] ?? 0
}
