import { expect, test } from 'vitest'
import { readOptions } from './start-options.ts'

test('without flags the district demo opens on port 4000', () => {
  expect(readOptions([], {})).toEqual({ reset: false, demo: 'district', port: 4000 })
})

test('flags win over the environment', () => {
  expect(readOptions(['--port=4100', '--demo=full', '--reset'], { PORT: '5000' })).toEqual({
    reset: true,
    demo: 'full',
    port: 4100,
  })
})

test.each([['--demo=all'], ['--port=80'], ['--port=x'], ['--rest'], ['extra']])(
  '%s is refused with the usage in both languages',
  (flag) => {
    expect(() => readOptions([flag], {})).toThrow(/Cách dùng: npm start[^]*Usage: npm start/)
  },
)
