import { expect, test } from 'vitest'
import { groupState } from './group-state.ts'

const half = { done: 3, total: 6 }
const none = { done: 0, total: 6 }

test('a group of a run that is over neither runs nor waits', () => {
  for (const state of ['CANCELLED', 'FAILED', 'DONE'] as const)
    for (const group of [half, none]) expect(groupState(state, group)).toBe('stopped')
})

test('a group rests while its run has no worker', () => {
  expect([half, none].map((group) => groupState('STOPPED', group))).toEqual(['rests', 'rests'])
})

test('a group that is done says so whatever happened to its run', () => {
  for (const state of ['QUEUED', 'RUNNING', 'STOPPED', 'FAILED', 'DONE', 'CANCELLED'] as const)
    expect(groupState(state, { done: 6, total: 6 })).toBe('done')
})

test('a group of a run that goes on waits until its first file', () => {
  expect([none, half].map((group) => groupState('RUNNING', group))).toEqual(['waits', 'runs'])
})
