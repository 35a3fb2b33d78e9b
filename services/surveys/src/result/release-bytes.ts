import { canonicalJson } from '../manifest/canonical-json.ts'
import type { Release } from './release.ts'

const PREFIX = 'tinnhiem-release-v1\0'

/** The text of a release, in the one form it has. */
export function releaseJson(release: Release): string {
  return canonicalJson(release)
}

/** The bytes the board key signs: a purpose, then the canonical JSON in UTF-8. */
export function releaseBytes(release: Release): Uint8Array {
  return new TextEncoder().encode(PREFIX + releaseJson(release))
}
