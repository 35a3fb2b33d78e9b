import type { FetchRequest } from './in-flight.ts'
import { ownOf, put, type Json } from './own.ts'

/** The entities one variable of a request stands for: as objects, and as JSON for the body. */
export type Entities = { variable: string; asked: readonly Json[]; texts: readonly string[] }
export type MakeRequest = (variables: Json, entities: readonly Entities[]) => FetchRequest

/** An operation as it is sent to a subgraph, with the client's variables it uses. */
export type Sent = {
  operation: string
  operationName: string | undefined
  variableUsages: readonly string[]
}

/**
 * Everything of a request's body that is the same for every request is written once; per request only the
 * variables this fetch uses are serialised, and those the client left out are left out.
 */
export function compileRequest({ operation, operationName, variableUsages }: Sent): MakeRequest {
  const start = `${JSON.stringify({ query: operation, operationName }).slice(0, -1)},"variables":{`
  const names = variableUsages.map((name) => ({ name, label: `${JSON.stringify(name)}:` }))
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
    for (const { variable, asked, texts } of entities) {
      if (Object.hasOwn(variables, variable))
        throw new Error(`a variable may not be named "${variable}"`)
      variables[variable] = asked
      written.push(`"${variable}":[${texts.join(',')}]`)
    }
    const body = written.length === 0 ? constant : `${start}${written.join(',')}}}`
    return { query: operation, operationName, variables, written: { variables, body } }
  }
}
