import type { Member } from './member.ts'

/** `contact` says whether this reader may see more than the name. */
export type MemberMapper = Member & { contact: boolean }
/** Whom another service may show by name to everybody. */
export type NamedPersonMapper = Pick<Member, 'id' | 'name'>
export type PersonNameMapper = Member['name']
