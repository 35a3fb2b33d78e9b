/**
 * The member's side of the anonymous ballot (privacy.md 2): WebCrypto and BigInt only, so that the same code runs in
 * browsers, in the demo's seed and in tests. It shares nothing with the server: `services/surveys` writes the formats
 * a second time, and a test crosses both. This file is the package's one door.
 *
 * Order of use: `verifyManifest` -> `readPoolKey` -> `createBallotKey` -> `passMessage` -> `blind` -> (issuer) ->
 * `finalize` -> `signBallot` -> `padTo` -> (server) -> `verifyReceipt`; after closing `verifyBallotKeys`, `findOwnKey`.
 */
export { type BallotKey, createBallotKey, exportBallotKey, importBallotKey } from './ballot-key.ts'
export { type Blinding, blind, finalize, PassSignatureInvalid } from './blind.ts'
export {
  type BallotKeyList,
  findOwnKey,
  type Receipt,
  receiptCode,
  type Verdict,
  verifyBallotKeys,
  verifyBoardText,
  verifyReceipt,
} from './board.ts'
export { type Bytes, fromBase64url, fromHex, sha256, toBase64url, toHex, utf8 } from './bytes.ts'
export {
  type HeaderCheck,
  type Localized,
  type ManifestCheck,
  type ManifestHeader,
  type ManifestPool,
  type ManifestProblem,
  type ManifestQuestion,
  type PoolList,
  verifyHeader,
  verifyManifest,
} from './manifest.ts'
export { BALLOT_BODY_BYTES, padTo } from './pad.ts'
export { nullKey, type PassBinding, passMessage } from './pass.ts'
export { type PoolKey, PoolKeyRefused, readPoolKey } from './pool-key.ts'
export { DONT_KNOW, type Pass, signBallot, SKIPPED, type UnpaddedBallot } from './sign-ballot.ts'
