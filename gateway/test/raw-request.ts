import { once } from 'node:events'
import { connect } from 'node:net'

/** One HTTP/1.1 answer as it came over the wire. */
export type RawAnswer = { status: number; head: string; body: string }

/**
 * Writes bytes no client library would send, and reads until the server closes or `patienceMs` are over.
 * @param pieces written one after the other; a number is a pause in milliseconds
 */
export async function sendRaw(
  url: string,
  pieces: readonly (string | Buffer | number)[],
  patienceMs = 60_000,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = new Promise((done) => socket.once('close', done))
  for (const piece of pieces)
    if (typeof piece === 'number') await new Promise((done) => setTimeout(done, piece))
    else if (socket.writable) socket.write(piece)
  const timer = setTimeout(() => socket.destroy(), patienceMs)
  await closed
  clearTimeout(timer)
  const text = Buffer.concat(chunks).toString('utf8')
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  return { status: Number(head.split(' ')[1] ?? 0), head, body }
}

/** The head of a POST /graphql with these headers. */
export function headOf(headers: Record<string, string | number>): string {
  const all = { host: 'x', connection: 'close', 'content-type': 'application/json', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}
