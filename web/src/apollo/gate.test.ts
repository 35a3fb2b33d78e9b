import { expect, test } from 'vitest'
import { Gate } from './gate.ts'

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

test('a signed-in request waits while a ballot is sent', async () => {
  const gate = new Gate()
  const order: string[] = []
  const ballot = gate.alone(async () => {
    order.push('ballot starts')
    await turn()
    order.push('ballot ends')
  })
  const query = gate.signedIn(async () => void order.push('query'))
  await Promise.all([ballot, query])
  expect(order).toEqual(['ballot starts', 'ballot ends', 'query'])
})

test('a ballot waits for the signed-in request under way', async () => {
  const gate = new Gate()
  const order: string[] = []
  const query = gate.signedIn(async () => {
    await turn()
    order.push('query')
  })
  await Promise.resolve()
  const ballot = gate.alone(async () => void order.push('ballot'))
  await Promise.all([ballot, query])
  expect(order).toEqual(['query', 'ballot'])
})

test('a failed ballot does not lock the session out', async () => {
  const gate = new Gate()
  await expect(gate.alone(() => Promise.reject(new Error('no network')))).rejects.toThrow(
    'no network',
  )
  await expect(gate.signedIn(async () => 'in')).resolves.toBe('in')
})

test('what another tab asks with its session waits for the ballot, and the ballot for it', async () => {
  const [member, staff] = [new Gate(), new Gate()]
  const order: string[] = []
  const step = (name: string, ms: number) => async () => {
    order.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, ms))
    order.push(`${name} ends`)
  }
  const first = staff.signedIn(step('staff', 20))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const ballot = member.alone(step('ballot', 20))
  await new Promise((resolve) => setTimeout(resolve, 5))
  await Promise.all([first, ballot, staff.signedIn(step('staff again', 1))])
  const names = ['staff', 'ballot', 'staff again']
  expect(order).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]))
})
