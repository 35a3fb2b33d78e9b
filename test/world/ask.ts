import type { Pool } from 'undici'

export type Answer = {
  status: number
  data: Record<string, any> | null
  errors: { message: string; extensions?: Record<string, unknown>; path?: unknown[] }[]
  setCookie: string | null
  headers: Record<string, unknown>
}

/** One person's way to the gateway; without a cookie nobody is signed in. */
export type Asker = {
  cookie: string | null
  ask: (query: string, variables?: object, headers?: Record<string, string>) => Promise<Answer>
  /** The data, or a failure that shows operation, variables and the whole answer. */
  data: (query: string, variables?: object) => Promise<Record<string, any>>
}

export function askerAt(pool: Pool, path = '/graphql', cookie: string | null = null): Asker {
  const asker: Asker = {
    cookie,
    ask: async (query, variables = {}, headers = {}) => {
      const body = JSON.stringify(
        query.startsWith('sha256:') ? { documentId: query, variables } : { query, variables },
      )
      const cookies = asker.cookie ? { cookie: asker.cookie } : {}
      const response = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', ...cookies, ...headers },
        body,
      })
      const text = await response.body.text()
      const json = text.startsWith('{') ? JSON.parse(text) : {}
      const setCookie = [response.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? null
      return {
        status: response.statusCode,
        data: json.data ?? null,
        errors: json.errors ?? [],
        setCookie,
        headers: response.headers,
      }
    },
    data: async (query, variables = {}) => {
      const answer = await asker.ask(query, variables)
      if (answer.errors.length > 0 || !answer.data)
        throw new Error(
          `${query}\n${JSON.stringify(variables)}\n${answer.status} ${JSON.stringify({ data: answer.data, errors: answer.errors }, null, 1)}`,
        )
      return answer.data
    },
  }
  return asker
}
