import { NotFound } from '@tinnhiem/kit/errors'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { seenRecognition } from './read-recognition.ts'
import type { Recognition, RecognitionRule } from './recognition.ts'
import { recognitionInvalid, recognitionRefused, type RecognitionWord } from './words.ts'

/** What became of a wish to change an award. */
export type RecognitionOutcome =
  | { kind: 'changed'; recognition: Recognition }
  | { kind: 'refused'; rule: RecognitionRule }
  | { kind: 'invalid'; problem: { field: string; rule: RecognitionWord } }
  | { kind: 'conflict'; currentVersion: number }

/** The outcome in the words of the contract. */
export async function answerRecognition(
  ctx: Context,
  viewer: SignedInViewer,
  outcome: RecognitionOutcome,
) {
  switch (outcome.kind) {
    case 'changed': {
      const recognition = await seenRecognition(ctx, viewer, outcome.recognition)
      if (!recognition) throw new NotFound(viewer.lang)
      return { __typename: 'RecognitionChanged' as const, recognition }
    }
    case 'refused':
      return recognitionRefused(outcome.rule, viewer.lang)
    case 'invalid':
      return recognitionInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
