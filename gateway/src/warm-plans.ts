import type { ApolloServer } from '@apollo/server'
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  type GraphQLType,
  type GraphQLSchema,
} from 'graphql'
import { setImmediate } from 'node:timers/promises'
import { newContext, type RequestContext } from './context.ts'
import type { Operation } from './operations.ts'

/**
 * Plans every trusted operation before the door opens: a cold plan costs 2-17 ms (gateway.md 2.5). Nothing is
 * sent, the data sources answer a warming request with null.
 * @returns the names of operations this supergraph cannot answer
 */
export async function warmPlans(
  apollo: ApolloServer<RequestContext>,
  schema: GraphQLSchema,
  operations: readonly Operation[],
): Promise<string[]> {
  const broken: string[] = []
  for (const operation of operations) {
    // nothing here waits for anything: requests of the graph before this one get their turn in between
    await setImmediate()
    if (!(await warm(apollo, schema, operation))) broken.push(operation.name ?? operation.text)
  }
  return broken
}

async function warm(
  apollo: ApolloServer<RequestContext>,
  schema: GraphQLSchema,
  { text, document, name }: Operation,
): Promise<boolean> {
  const contextValue = newContext({ identity: '', anonymous: true, warming: true })
  const variables: Record<string, unknown> = {}
  for (const node of document.definitions)
    for (const one of node.kind === Kind.OPERATION_DEFINITION
      ? (node.variableDefinitions ?? [])
      : []) {
      const type = typeFromAST(schema, one.type)
      if (isNonNullType(type) && !one.defaultValue)
        variables[one.variable.name.value] = sampleOf(type)
    }
  const request = { query: text, variables, ...(name ? { operationName: name } : {}) }
  const { body } = await apollo.executeOperation(request, { contextValue })
  return body.kind === 'single' && !body.singleResult.errors?.some(isAboutTheDocument)
}

function isAboutTheDocument(error: { extensions?: Record<string, unknown> }): boolean {
  return error.extensions?.['code'] !== 'INCOMPLETE_DATA'
}

/** The smallest value a required variable takes. */
function sampleOf(type: GraphQLType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType)
  if (isListType(type)) return []
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) return SAMPLES[String(type)] ?? 'x'
  const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type)]))
}

const SAMPLES: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true }
