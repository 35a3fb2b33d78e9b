import { isSubtype, type Schema } from '@apollo/federation-internals'

/** Whether an object of a type answers to a type condition, in the supergraph's schema. */
export type FitsType = (typename: string, condition: string) => boolean

export function createFitsType(schema: Schema): FitsType {
  const known = new Map<string, boolean>()
  return (typename, condition) => {
    if (typename === condition) return true
    const key = `${typename} ${condition}`
    const found = known.get(key) ?? fits(schema, typename, condition)
    // only names of types are kept: a subgraph cannot fill this up with inventions
    if (schema.type(typename)) known.set(key, found)
    return found
  }
}

function fits(schema: Schema, typename: string, condition: string): boolean {
  const type = schema.type(typename)
  const wanted = schema.type(condition)
  return type !== undefined && wanted !== undefined && isSubtype(wanted, type)
}
