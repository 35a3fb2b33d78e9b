import type { Member } from './member.ts'

/** `contact` says whether this reader may see more than the name. */
export type MemberMapper = Member & { contact: boolean }
export type PersonNameMapper = Member['name']
