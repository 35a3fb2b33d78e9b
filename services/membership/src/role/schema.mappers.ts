import type { RoleAssignment } from './role-store.ts'

export type RoleAssignmentMapper = Pick<RoleAssignment, 'role' | 'orgId' | 'from' | 'to'>
