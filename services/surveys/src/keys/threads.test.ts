import { describe, expect, it } from 'vitest'
import { createThreads } from './threads.ts'

const script = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, request }) => { ${body} })`)}`,
  )

describe('worker threads', () => {
  it('see nothing of the environment, where the sealing key is', async () => {
    const body = 'parentPort.postMessage({ id, reply: Object.keys(process.env).length })'
    await using threads = createThreads<string, number>(script(body), 1)
    await expect(threads.run('how many variables?')).resolves.toBe(0)
  })

  it('that die fail their requests; the next request starts another', async () => {
    const body = `if (request === 'die') process.exit(1)
      parentPort.postMessage({ id, reply: request })`
    await using threads = createThreads<string, string>(script(body), 1)
    await expect(threads.run('live')).resolves.toBe('live')
    await expect(threads.run('die')).rejects.toThrow('the thread stopped')
    await expect(threads.run('live')).resolves.toBe('live')
  })

  it('that cannot even start fail their requests', async () => {
    await using threads = createThreads<string, string>(new URL('data:text/javascript,throw 1'), 1)
    await expect(threads.run('live')).rejects.toThrow('the thread stopped')
  })
})
