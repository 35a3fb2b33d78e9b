import { createServer, type Server, type Socket } from 'node:net'

/** Answers one request; called once for each different path and body. */
export type AnswerOnce = (path: string, body: string) => Promise<string>

export type StubServer = { server: Server; calls: () => number }

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/**
 * HTTP/1.1 by hand: reads a request with a content-length, answers from memory. One core carries the load and all
 * subgraphs, so a call may cost a few microseconds only; node:http would be what is measured.
 */
export function createStubServer(answerOnce: AnswerOnce): StubServer {
  const memory = new Map<string, Promise<Buffer>>()
  const known = new Map<string, Buffer>()
  let calls = 0
  const remember = (key: string, path: string, body: string): Promise<Buffer> => {
    const answer = memory.get(key) ?? answerOnce(path, body).then(toResponse)
    memory.set(key, answer)
    void answer.then((response) => known.set(key, response))
    return answer
  }
  const answer = (socket: Socket, { path, body, last }: Asked): void => {
    if (path === '/graphql') calls += 1
    const key = `${path} ${body}`
    const write = (response: Buffer) => void (last ? socket.end(response) : socket.write(response))
    const response = known.get(key)
    if (response) return write(response)
    remember(key, path, body).then(write, (error: unknown) => socket.destroy(error as Error))
  }
  const server = createServer({ noDelay: true }, (socket) => {
    let pending: Buffer = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      for (let asked = read(pending); asked; asked = read(pending)) {
        pending = pending.subarray(asked.size)
        answer(socket, asked)
      }
    })
  })
  return { server, calls: () => calls }
}

type Asked = { path: string; body: string; size: number; last: boolean }

/** The first whole request in what has come; null when more is to come. */
function read(bytes: Buffer): Asked | null {
  const end = bytes.indexOf(END_OF_HEAD)
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  const from = end + END_OF_HEAD.length
  if (bytes.length < from + length) return null
  const path = head.slice(head.indexOf(' ') + 1, head.indexOf(' HTTP/'))
  const last = /\r\nconnection: *close/i.test(head)
  return { path, body: bytes.toString('utf8', from, from + length), size: from + length, last }
}

function toResponse(body: string): Buffer {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`
  return Buffer.from(`${head}\r\n\r\n${body}`)
}
