import type { FetchNode } from '@apollo/query-planner'
import { ownOf, put, type Json } from './own.ts'
import type { FetchRequest } from './in-flight.ts'

/** A fetch's request; the representations are given as JSON already, for the body, and as objects. */
export type MakeRequest = (variables: Json, entities: Entities | null) => FetchRequest
export type Entities = { asked: readonly Json[]; texts: readonly string[] }

/**
 * Everything of a request's body that is the same for every request is written once; per request only the
 * variables this fetch uses are serialised, and those the client left out are left out.
 */
export function compileRequest({
  operation,
  operationName,
  variableUsages,
}: FetchNode): MakeRequest {
  const start = `${JSON.stringify({ query: operation, operationName }).slice(0, -1)},"variables":{`
  const names = (variableUsages ?? []).map((name) => ({ name, label: `${JSON.stringify(name)}:` }))
  const constant = `${start}}}`
  return (given, entities) => {
    const variables: Json = {}
    const written: string[] = []
    for (const { name, label } of names) {
      const value = ownOf(given, name)
      if (value === undefined) continue
      put(variables, name, value)
      written.push(label + JSON.stringify(value))
    }
    if (entities) {
      if (Object.hasOwn(variables, 'representations'))
        throw new Error('a variable may not be named "representations"')
      variables['representations'] = entities.asked
      written.push(`"representations":[${entities.texts.join(',')}]`)
    }
    const body = written.length === 0 ? constant : `${start}${written.join(',')}}}`
    return { query: operation, operationName, variables, written: { variables, body } }
  }
}
