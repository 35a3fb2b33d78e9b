import { ApolloLink, Observable } from '@apollo/client'
import { ServerError } from '@apollo/client/errors'
import { Gate } from './gate.ts'
import { postJson } from './post-json.ts'

/**
 * The terminating link: sends the id of a trusted document instead of its text (`POST /graphql`). An operation without
 * an id is a fault of the build and throws. `gate` holds the request back while a ballot is sent.
 */
export function trustedLink(ids: Readonly<Record<string, string>>, gate = new Gate()): ApolloLink {
  return new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const stop = new AbortController()
        const { operationName = '', variables } = operation
        const documentId = ids[operationName]
        if (documentId === undefined) throw new Error(`no trusted document for ${operationName}`)
        gate
          .signedIn(() => post({ documentId, operationName, variables }, stop.signal))
          .then(
            (result) => {
              observer.next(result)
              observer.complete()
            },
            (error: unknown) => observer.error(error),
          )
        return () => stop.abort()
      }),
  )
}

async function post(body: object, signal: AbortSignal): Promise<ApolloLink.Result> {
  const response = await postJson('/graphql', body, signal)
  const bodyText = await response.text()
  const result = read(bodyText)
  if (result === null) throw new ServerError(`HTTP ${response.status}`, { response, bodyText })
  return result
}

function read(text: string): ApolloLink.Result | null {
  try {
    const value: ApolloLink.Result = JSON.parse(text)
    return value.data !== undefined || value.errors !== undefined ? value : null
  } catch {
    return null
  }
}
