import { refusalsIn } from '@tinnhiem/kit/refusals'
import { say } from './words.ts'

export const { moveRefused, invalidInput } = refusalsIn(say)
