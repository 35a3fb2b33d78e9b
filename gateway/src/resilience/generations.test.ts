import { describe, expect, it } from 'vitest'
import { createGenerations } from './generations.ts'

function place() {
  const stopped: number[] = []
  let made = 0
  const load = async () => {
    const value = made
    made += 1
    if (value === 2) throw new Error('broken')
    return { value, stop: async () => void stopped.push(value) }
  }
  return { stopped, load }
}

describe('a version that is replaced', () => {
  it('serves whoever began with it to the end, and only then stops', async () => {
    const { stopped, load } = place()
    const versions = await createGenerations(load)
    const { promise, resolve } = Promise.withResolvers<void>()
    const early = versions.use(async (value) => {
      await promise
      return value
    })
    await versions.replace()
    expect(await versions.use(async (value) => value)).toBe(1)
    expect(stopped).toEqual([])
    resolve()
    expect(await early).toBe(0)
    await new Promise(setImmediate)
    expect(stopped).toEqual([0])
  })

  it('stays when the next one is broken, and is replaced by the one after', async () => {
    const { stopped, load } = place()
    const versions = await createGenerations(load)
    await versions.replace()
    await expect(versions.replace()).rejects.toThrow('broken')
    expect(await versions.use(async (value) => value)).toBe(1)
    await versions.replace()
    expect(await versions.use(async (value) => value)).toBe(3)
    await versions[Symbol.asyncDispose]()
    expect(stopped.toSorted()).toEqual([0, 1, 3])
  })
})
