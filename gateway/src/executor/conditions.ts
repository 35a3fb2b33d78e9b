import {
  Kind,
  valueFromAST,
  GraphQLBoolean,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'
import { ownOf, put, type Json } from './own.ts'

/** Whether a field or fragment is wanted, decided by @skip and @include. */
export type IsWanted = (directives: readonly DirectiveNode[] | undefined) => boolean

/** The variables @skip and @include read anywhere in a document: they choose the shape of the answer. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** The default values of an operation's Boolean variables: no others decide a shape. */
export function booleanDefaults({ variableDefinitions }: OperationDefinitionNode): Json {
  const defaults: Json = {}
  for (const { variable, defaultValue } of variableDefinitions ?? [])
    if (defaultValue?.kind === Kind.BOOLEAN)
      put(defaults, variable.name.value, valueFromAST(defaultValue, GraphQLBoolean))
  return defaults
}

/** Fixes the conditions for one choice of the variables; a variable without a value counts as false. */
export function isWantedWith(chosen: Json): IsWanted {
  return (directives = []) =>
    directives.every(({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return true
      const value = given?.[0]?.value
      const on =
        value?.kind === Kind.VARIABLE
          ? ownOf(chosen, value.name.value) === true
          : value?.kind === Kind.BOOLEAN && value.value
      return on === (name.value === 'include')
    })
}
