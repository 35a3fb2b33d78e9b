import { expect, test } from 'vitest'
import { progressLine } from './progress-line.ts'

function shown(isTTY: boolean) {
  const lines: string[] = []
  const out = { isTTY, write: (text: string) => lines.push(text) }
  let ms = 0
  const clock = { add: (more: number) => void (ms += more) }
  return { lines, clock, line: progressLine('2022', out, () => ms) }
}

test('without a terminal a step takes at most eleven lines', () => {
  const { lines, line } = shown(false)
  for (let done = 0; done <= 13_540; done += 1) line('passes', done, 13_540)
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toContain('██████████ passes 13540/13540')
})

test('a step that lasts says how long it will still take, each step for itself', () => {
  const { lines, clock, line } = shown(true)
  line('passes', 0, 1000)
  clock.add(5_000)
  line('passes', 50, 1000)
  expect(lines.at(-1)).not.toContain('còn khoảng')
  clock.add(15_000)
  line('passes', 100, 1000)
  expect(lines.at(-1)).toContain('còn khoảng 3 phút')
  clock.add(100_000)
  line('passes', 600, 1000)
  expect(lines.at(-1)).toContain('còn khoảng 80 giây')
  line('ballots', 0, 1000)
  expect(lines.at(-1)).not.toContain('còn khoảng')
})
