import { Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { rootFields } from '../anonymous.ts'
import { readsSchema } from '../limits.ts'

/** A query of one's own before it is read: parsing, checking and planning it is the gateway's dearest work. */
export const PRICE_OF_A_TEXT = 20
/** Each field of a mutation; each sends, writes or signs. */
const PRICE_OF_A_CHANGE = 20
/** A file in or out: megabytes are streamed, or a page is printed. */
export const PRICE_OF_A_FILE = 100
/** Reading the schema asks no service, but takes the gateway as long as the largest answers do. */
const PRICE_OF_THE_SCHEMA = 500
/**
 * What an address pays for a session or token not seen before: verifying it, and asking membership about it. No more: all
 * phones of a valley may come by one address, and after a restart nobody was seen before.
 */
export const PRICE_OF_A_STRANGER = 1

/** Whoever asks, the address pays: nobody tries cards or codes under the cover of a session. */
const SIGNING_IN = ['requestCode', 'verifyCode']

/** Units an operation costs its caller: the request itself, what it changes and what it can bring back. */
export function priceOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  cost: number,
): number {
  if (operation.operation !== OperationTypeNode.MUTATION)
    return 1 + cost + (readsSchema(document) ? PRICE_OF_THE_SCHEMA : 0)
  return 1 + cost + PRICE_OF_A_CHANGE * rootFieldsOf(operation, document).length
}

/** Units the address pays for trying to sign in, each try and each alias of one; 0 for everything else. */
export function priceOfSigningIn(document: DocumentNode): number {
  const tries = rootFields(document).filter((name) => SIGNING_IN.includes(name))
  return PRICE_OF_A_CHANGE * tries.length
}

function rootFieldsOf(operation: OperationDefinitionNode, { definitions }: DocumentNode): string[] {
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  return rootFields({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] })
}
